package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// properName is capitalised words, joined by small ones: "Office of the Harbour".
const properName = `\p{Lu}[\p{L}\p{M}'’&.-]*(?:\s(?:of|for|and|the|on|&|\p{Lu}[\p{L}\p{M}'’&.-]*)){0,9}`

// Words that begin a sentence and name nobody.
var nobody = wordSet(`A An The I If When While As It He She They We This That These Those There Here Some Many One Our Their His Her What Who Which In On At But And Also`)

var (
	accordingTo = regexp.MustCompile(`(?i)(?:\baccording to|\bas reported by|\bestimates? by|\b(?:data|figures|statistics) (?:from|of|by))\s+(?:the\s+)?([^,;:，；：()（）]{2,120})`)
	theirData   = regexp.MustCompile(`^(?:The\s+)?(` + properName + `)(?:['’]s)?\s(?:data|figures|statistics|estimates|surveys?)\s(?:show|suggest|indicate|put)`)
	theySay     = regexp.MustCompile(`^(?:The\s+)?(` + properName + `)\s(?:reported|reports|estimates|estimated|said|says|announced|projects|forecasts|found|finds)\s`)
	hanData     = regexp.MustCompile(`(?:根据|根據|据|據)([^，。；,;]{2,40}?)的?(?:最新)?(?:统计|統計|数据|數據|报告|報告|报道|報道|估计|估計|估算|测算|显示|顯示|公布|公佈|发布|發佈|预测|預測)(?:[^局署部厅廳司院处處]|$)`)
	hanReport   = regexp.MustCompile(`^(\p{Han}{2,20}?)(?:发布|發布|发表|發表|公布|公佈)?的?(?:最新)?(?:报告|報告|数据|數據|统计|統計|调查|調查)(?:显示|顯示|指出|称|稱|表明)`)
	creditEnds  = regexp.MustCompile(`(?i)['’]s\s(?:[\p{L}\d]+\s){0,3}(?:reports?|surveys?|study|studies|data|figures|review|estimates?)\b|\s(?:show|shows|suggests?|indicates?|and that|that|released|published|in (?:19|20)\d\d|data|figures|statistics|estimates|there|the number|, )\b`)
)

// credits are the ways to name who says so, with words that each of them needs.
var credits = []struct {
	hints   []string
	pattern *regexp.Regexp
}{
	{[]string{"ccording to", "eported by", "stimates by", "stimate by", "ata ", "igures ", "tatistics "}, accordingTo},
	{[]string{"据", "據"}, hanData},
	{[]string{"显示", "顯示", "指出", "称", "稱", "表明"}, hanReport},
	{[]string{"show", "suggest", "indicate", "put"}, theirData},
	{[]string{"report", "estimate", "said", "says", "announced", "projects", "forecasts", "found", "finds"}, theySay},
}

// attribution is whom a sentence credits with its numbers, or "".
func attribution(s string) string {
	for _, c := range credits {
		if !hinted(s, c.hints) {
			continue
		}
		m := c.pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		who := m[1]
		if cut := creditEnds.FindStringIndex(who); cut != nil {
			who = who[:cut[0]]
		}
		who = strings.Trim(who, " .。\"'“”")
		who = strings.TrimSuffix(strings.TrimSuffix(who, "'s"), "’s")
		if first, _, _ := strings.Cut(who, " "); nobody[first] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(who); unicode.IsUpper(r) || unicode.Is(unicode.Han, r) {
			return who
		}
	}
	return ""
}

// topics are what amounts and shares are commonly of, in two languages.
var topics = map[string]string{
	"trade": "trade", "exports": "exports", "imports": "imports", "export": "exports", "import": "imports", "investment": "investment",
	"investments": "investment", "loans": "loans", "lending": "loans", "debt": "debt", "aid": "aid", "gdp": "gdp", "turnover": "turnover",
	"revenue": "revenue", "revenues": "revenue", "spending": "spending", "spends": "spending", "spent": "spending", "expenditure": "spending",
	"budget": "budget", "budgets": "budget", "income": "income", "funding": "funding", "fund": "fund", "financing": "financing",
	"contracts": "contracts", "sales": "sales", "profit": "profit", "profits": "profit", "cost": "cost", "costs": "cost", "price": "price",
	"prices": "prices", "growth": "growth", "share": "share", "tariff": "tariffs", "tariffs": "tariffs", "rate": "rate", "unemployment": "unemployment",
	"inflation": "inflation", "population": "population", "output": "output", "production": "production", "emissions": "emissions",
	"employment": "employment", "wages": "wages", "deficit": "deficit", "surplus": "surplus", "poverty": "poverty", "turnout": "turnout",
	"capacity": "capacity", "savings": "savings", "tax": "tax", "taxes": "tax", "reserves": "reserves", "remittances": "remittances",
}

// hanTopics turns Chinese topics and nouns into the English words of keys.
var hanTopics = map[string]string{
	"贸易": "trade", "貿易": "trade", "进出口": "trade", "出口": "exports", "进口": "imports", "投资": "investment", "投資": "investment", "贷款": "loans",
	"债务": "debt", "援助": "aid", "生产总值": "gdp", "营业额": "turnover", "收入": "income", "支出": "spending", "预算": "budget", "合同": "contracts", "利率": "interest-rate", "税率": "tax-rate",
	"增长": "growth", "关税": "tariffs", "人口": "population", "产量": "output", "排放": "emissions", "就业": "employment", "失业": "unemployment",
	"资金": "funding", "資助": "funding", "资助": "funding", "融资": "financing", "利润": "profit", "成本": "cost", "价格": "price", "占比": "share", "比重": "share",
	"国家和地区": "countries-and-regions", "國家和地區": "countries-and-regions", "国际组织": "international-organizations", "国家": "countries",
	"國家": "countries", "企业": "companies", "项目": "projects", "城市": "cities", "机构": "institutions", "合作文件": "cooperation-documents",
	"文件": "documents", "人次": "visits", "人": "people", "岗位": "jobs", "公里": "kilometres", "吨": "tonnes", "成员国": "member-states", "班列": "trains",
}

// topicAfter is how many words after a mention are looked at for what it is of.
const topicAfter = 12

// topicOf is the slug of what the mention is about: the topic word nearest before it
// in its sentence, else the first after it, else "".
func topicOf(s string, m mention) string {
	before := s[:m.start]
	last, at := "", -1
	for w := range strings.FieldsFuncSeq(before, notLetter) {
		if t := topics[strings.ToLower(w)]; t != "" {
			last, at = t, strings.LastIndex(before, w)
		}
	}
	if hasHan(before) {
		for _, han := range sortedHan {
			if i := strings.LastIndex(before, han); i > at {
				last, at = hanTopics[han], i
			}
		}
	}
	if last != "" {
		return last
	}
	seen := 0
	for w := range strings.FieldsFuncSeq(s[m.end:], notLetter) {
		if t := topics[strings.ToLower(w)]; t != "" {
			return t
		}
		if seen++; seen == topicAfter {
			break
		}
	}
	return ""
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// hasHan tells whether a text holds Chinese characters.
func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// sortedHan has longer words first, and so the same order every time.
var sortedHan = func() []string {
	var out []string
	for w := range hanTopics {
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return out
}()
