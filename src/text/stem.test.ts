import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "./stem.ts";

/** Words that must meet, all of a line with each other. */
const meet = `
study studies studied studying; farm farms farming farmed; plan plans planned planning; hope hopes hoped hoping
use uses used using; disease diseases; university universities; class classes; mentor mentors mentoring mentored
analysis analyses; woman women womens; crisis crises; process processes processed processing; policy policies
change changes changed changing; rate rates rated rating; thesis theses; hypothesis hypotheses; diagnosis diagnoses
synthesis syntheses; criterion criteria; phenomenon phenomena; bacterium bacteria; curriculum curricula; index indices indexes
matrix matrices; leaf leaves; child children; tooth teeth; foot feet; mouse mice; virus viruses; focus focuses focused
bias biases biased; gas gases; lens lenses; calorie calories; movie movies; shoe shoes; potato potatoes; tomato tomatoes
box boxes boxed; church churches; bush bushes; stress stresses stressed stressing; effect effects; teacher teachers
school schools; book books; chapter chapters; author authors; city cities; country countries; family families; theory theories
baby babies; enzyme enzymes; gene genes; cause causes caused causing; increase increases increased increasing
improve improves improved improving; compare compares compared comparing; base based basing bases; note notes noted noting
stop stops stopped stopping; refer refers referred referring; run runs running; cut cuts cutting; add adds added adding
act acts acted acting; feed feeds feeding; need needs needed needing; breed breeds breeding; agree agrees agreed agreeing
age ages aged aging ageing; die dies died dying; fungus fungi; nucleus nuclei; stimulus stimuli; larva larvae; alga algae
formula formulae formulas; spectrum spectra; stratum strata; appendix appendices; vertex vertices; axis axes; shelf shelves
calf calves; wolf wolves; embed embedded embedding embeds; headache headaches; headline headlines; organization organizations
house houses housed housing; size sizes; price prices priced pricing; state states stated stating; plane planes planed; stage stages staged staging; sense senses sensed sensing; practice practices practiced practicing
`;

/** British and American spellings. */
const spellings = `
organisation organization; organise organize organised organizing; globalisation globalization; urbanisation urbanization
privatisation privatization; specialised specialized; utilisation utilization; analyse analyze analysed analyzing
paralysed paralyzed; catalyse catalyze; behaviour behavior behaviours; behavioural behavioral; colour color coloured colors
favour favor; favourable favorable; labour labor; labourer laborer; tumour tumor tumours; honour honor; neighbour neighbor
neighbourhood neighborhood; vapour vapor; humour humor; favourite favorite; flavour flavor; odour odor
centre center centres centers; metre meter; kilometre kilometer kilometres; litre liter; fibre fiber fibres; theatre theater
catalogue catalog; dialogue dialog; analogue analog; defence defense; offence offense; licence license
anaemia anemia; anaemic anemic; leukaemia leukemia; ischaemic ischemic; haemoglobin hemoglobin; haemorrhage hemorrhage
haematology hematology; hypoglycaemia hypoglycemia; paediatric pediatric; orthopaedic orthopedic; gynaecology gynecology
anaesthesia anesthesia; aetiology etiology; oedema edema; oestrogen estrogen; oesophagus esophagus; foetus fetus; foetal fetal
diarrhoea diarrhea; caesarean cesarean; faeces feces; palaeontology paleontology; archaeology archeology; amoeba ameba
modelling modeling; labelled labeled; travelling traveling; traveller traveler; counselling counseling; fulfil fulfill
enrolment enrollment; signalling signaling; programme program programmes; grey gray; sulphur sulfur; sulphate sulfate
plough plow; mould mold; sceptic skeptic; artefact artifact; aluminium aluminum; judgement judgment; practise practice
`;

/** Words that must not meet. */
const apart = `
mentor mentorship; university universe; news new; wing wed; policy police; general generation; organ organization
human humanity; human humane; author authority; editor editorial; nation national; nation nationality; form former
sever several; inform information; communist community; marine marina; past paste; plan plane; plan plain; hop hope
rat rate; not note; bar bare; car care; star stare; sit site; win wine; pin pine; fat fate; mat mate; tub tube; cub cube
master mastery; number numb; message massage; desert dessert; affect effect; adapt adopt; precede proceed; later latter
human humus; series serial; species special; physics physical; ethics ethnic; economy economist; wheat what; rice rise
price prise; prize price; four for; tour tor; hour horror; our or; source sore; course core; court cort; cloud clod
aerobic erobic; poem pem; israel isrel; shoe she; michael michel; caesar cease; state stat; states stats; animal anima
lens len; bias bia; gas gash; kansas kansa; being bee; spring spry; thing thin; string strung; king kin; sing sin
ring rind; wing wind; bring brine; need nee; red re; bed be; seed see; hundred hundr; united unit; sacred sacrum
caries carry; rabies rabid; diabetes diabetic; measles measly; always alway; perhaps perhap; this thi; basic basis; base bass
iron irony; organic organ; import important; intern internal; matter mature; moral morale; person personnel; personal personnel
planet plan; planting planning; starring staring; filing filling; taping tapping; caring carring; hoping hopping; rating ratting; cast caste; final finale; local locale; rational rationale; scar scare; them theme; suit suite; unit unite; strip stripe; state statist
Pakistan Pakistani; India Indian; Islam Islamic; Urdu Hindu; Sindh Sindhi; Punjab Punjabi; Lahore Lahori; Muslim Islam
cell cello; wall wale; fall fail; bill bile; mill mile; tell tale; hell heel; call calf; skill skin; full fuel; roll role
`;

const groups = (text: string): string[][] =>
  text
    .trim()
    .toLowerCase()
    .split(/[;\n]/)
    .map((line) => line.trim().split(" "));

describe("stem", () => {
  it("has tables of 150 pairs and more", () => {
    expect(groups(apart).length).toBeGreaterThan(120);
    expect(groups(meet).length + groups(spellings).length).toBeGreaterThan(150);
  });

  it.each(groups(meet).map((words) => [words] as const))("brings %j together", (words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each(groups(spellings).map((words) => [words] as const))("knows %j for one word", (words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each(groups(apart))("keeps %s and %s apart", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it("leaves other scripts, numbers and short words", () => {
    const words = ["غالب", "2015", "bus", "is", "covid19", "études"];
    expect(words.map(stem)).toEqual(words);
  });

  it("never makes a word empty or longer by more than one letter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,45}$/), (word) => {
        const found = stem(word);
        expect(found.length > 0 && found.length <= word.length + 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
