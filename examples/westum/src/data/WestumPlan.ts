/**
 * Westum's consortium and its two projects as data. Published, but for what is marked as illustrative.
 */

/** The organisation in charge of both projects. */
const coordinator = "westum"

const members = [
  { id: coordinator, name: "Westum" },
  { id: "alingsas", name: "Alingsås" },
  { id: "boras", name: "Borås" },
  { id: "essunga", name: "Essunga" },
  { id: "falkenberg", name: "Falkenberg" },
  { id: "falkoping", name: "Falköping" },
  { id: "lidkoping", name: "Lidköping" },
  { id: "lysekil", name: "Lysekil" },
  { id: "munkedal", name: "Munkedal" },
  { id: "partille", name: "Partille" },
  { id: "skovde", name: "Skövde" },
  { id: "sotenas", name: "Sotenäs" },
  { id: "stromstad", name: "Strömstad" },
  { id: "tanum", name: "Tanum" },
  {
    id: "trollhattan-vanersborg",
    name: "Trollhättan/Vänersborg",
    municipalities: ["Trollhättan", "Vänersborg"]
  },
  { id: "uddevalla", name: "Uddevalla" },
  { id: "varberg", name: "Varberg" }
]

const common = {
  programme: "Erasmus+ KA1 vocational training",
  coordinator,
  timeZone: "Europe/Stockholm",
  categories: ["learner", "staff"]
}

const areas = [
  "Relevant and flexible education",
  "Integration and intercultural competence",
  "A strong connection between education and labour market"
]

const focusAreas = [
  "Technology and sustainable development",
  "Health and Welfare",
  "Trade and Tourism",
  "Information and communication technology as a pedagogical tool",
  "“Swedish for immigrants” education connected to a trade",
  "Creative industries"
]

const below = (parent: string, titles: ReadonlyArray<string>) =>
  titles.map((title, i) => ({ code: `${parent}${i + 1}`, parent, titles: { en: title } }))

/** 2017–2019. The letters of the goals' codes are ours. */
const first = {
  ...common,
  id: "westum-2017",
  openedOn: "2017-09-01",
  start: "2017-09-01",
  end: "2019-08-31",
  goals: [
    { code: "A", titles: { en: "Areas for development" } },
    ...below("A", areas),
    { code: "F", titles: { en: "Focus areas" } },
    ...below("F", focusAreas)
  ],
  members: members.map(({ id }) => id).filter((id) => id !== coordinator && id !== "partille"),
  places: {
    total: 229,
    /** 112 were reserved for learners; that leaves 117 for staff. */
    categories: { learner: 112, staff: 117 },
    /** Illustrative: who had how many is not published. */
    members: {
      alingsas: 17,
      boras: 30,
      essunga: 6,
      falkenberg: 18,
      falkoping: 13,
      lidkoping: 16,
      lysekil: 10,
      munkedal: 8,
      skovde: 22,
      sotenas: 5,
      stromstad: 8,
      tanum: 6,
      "trollhattan-vanersborg": 28,
      uddevalla: 22,
      varberg: 20
    }
  }
}

/** 2019–2022, as it was granted: with its first end. The goals' titles are not in our sources. */
const second = {
  ...common,
  id: "westum-2019",
  openedOn: "2019-09-01",
  start: "2019-09-01",
  end: "2021-08-31",
  goals: [
    { code: "1", titles: { en: "Goal 1" } },
    { code: "2", titles: { en: "Goal 2" } },
    { code: "2.1", parent: "2", titles: { en: "Goal 2.1" } },
    { code: "2.2", parent: "2", titles: { en: "Goal 2.2" } },
    { code: "3", titles: { en: "Goal 3" } },
    { code: "4", titles: { en: "Goal 4" } },
    { code: "5", titles: { en: "Goal 5 (hosting)" } }
  ],
  members: first.members.filter((id) => id !== "stromstad" && id !== "tanum").concat("partille"),
  places: { total: 222 },
  /** Illustrative: that nobody leaves before the learning agreement is signed. */
  settings: { departureNeeds: [{ document: "learning-agreement", party: "participant" }] }
}

/** The plan, still to be parsed. */
export const westumPlan: unknown = { name: "Westum", members, projects: [first, second] }
