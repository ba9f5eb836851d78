package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Chinese counts with a measure word and mostly a noun: 32个国际组织.
var (
	hanMeasure = regexp.MustCompile(`^\s?(人次|户次|剂次|劑次|架次|艘次|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公頃|千瓦时|千瓦時|千瓦|吨标准煤|个工作日|個工作日|个小时|個小時|小时|小時|分钟|分鐘|个月|個月|天|岁|歲|个|個|家|项|項|份|条|條|座|名|位|人|户|戶|吨|噸|斤|公斤|亩|畝|列|班|台|臺|辆|輛|架|艘|间|間|种|種|所|处|處|批|笔|筆|单|例|件|部|套|支|只|隻|头|頭|株|场|場|届|页|頁|票|次|倍)`)
	hanAfter   = regexp.MustCompile(`^\p{Han}{1,12}`)
	openHours  = regexp.MustCompile(`^(?:服务|服務|值班|营业|營業|开放|開放|不间断|不間斷|热线|熱線)`) // "24小时服务" is an idiom
	hanTime    = regexp.MustCompile(`^(?:月|星期|世纪|世紀|年|季度|百分点|百分點)`)
)

// complete measures stand without a noun.
var complete = wordSet(`人次 户次 剂次 劑次 架次 艘次 平方公里 平方千米 平方米 立方米 公里 千米 公顷 公頃 千瓦时 千瓦時 千瓦 吨标准煤 个工作日 個工作日 个小时 個小時 小时 小時 分钟 分鐘 个月 個月 天 岁 歲
人 户 戶 吨 噸 斤 公斤 亩 畝 列 班 台 臺 辆 輛 架 艘 名 位 页 頁 票`)

// unnamed measures take no noun after them.
var unnamed = wordSet(`人 岁 歲 天 斤 亩 畝 吨 噸 页 頁 票`)

// neverCount are measures of kinds, of times over and of how often.
var neverCount = wordSet(`倍 次 种 種 场 場 届`)

// Nouns that may hold a character at which a phrase would otherwise be cut.
var hanCompounds = []string{
	"共建国家和地区", "沿线国家和地区", "国家和地区", "國家和地區", "国家与地区", "国家及地区", "国家和国际组织", "共建国家", "沿线国家", "合作伙伴",
	"成员国", "成員國", "合作文件", "在建项目", "中小企业", "上市公司",
}

// Characters that end a noun phrase: particles, verbs and prepositions.
const hanEnds = "的了和與与及在已是有為为以将將被从從到向对對而等并或中上下内外签簽参參加入共达達成开開均都也则则就来來自由于於還还正仍不没沒能可会會要让把使给相其这那增减減升降至提获獲"

// hanLeads end what cannot belong to a noun before its number: 共有港口12个.
const hanLeads = "的了和與与及在已是有為为以将將被从從到向对對而等并或共达達均都也约約近超逾成设設增减減升降"

const maxHanNoun = 6 // characters of a noun that is not a known compound

// hanNoun reads a measure word and the noun after it.
func hanNoun(rest string) (string, int) {
	m := hanMeasure.FindString(rest)
	if m == "" {
		return "", 0
	}
	measure := strings.TrimSpace(m)
	after := rest[len(m):]
	if neverCount[measure] || hanTime.MatchString(after) || openHours.MatchString(after) {
		return "", 0
	}
	if unnamed[measure] || complete[measure] && len(measure) > len("人") {
		return measure, len(m)
	}
	noun := hanPhrase(after)
	if noun == "" && !complete[measure] {
		return "", 0
	}
	return measure + noun, len(m) + len(noun)
}

// hanPhrase is the noun at the start of a run of Han characters.
func hanPhrase(s string) string {
	for _, c := range hanCompounds {
		if strings.HasPrefix(s, c) {
			return c
		}
	}
	run := hanAfter.FindString(s)
	for _, formed := range []string{"组成", "組成"} {
		run, _, _ = strings.Cut(run, formed)
	}
	if cut := strings.IndexAny(run, hanEnds); cut >= 0 {
		run = run[:cut]
	}
	runes := []rune(run)
	return string(runes[:min(len(runes), maxHanNoun)])
}

// lasting stands before years that are how long something lasts.
var lasting = regexp.MustCompile(`(?:任期|为期|為期|期限|有效期|历时|歷時|长达|長達|期为|期為)$`)

// hanYears reads years of a term: 任期三年.
func hanYears(before, rest string) (string, int) {
	if strings.HasPrefix(rest, "年") && lasting.MatchString(before) {
		return "年", len("年")
	}
	return "", 0
}

// hanTail is a run of Han characters at an end.
var hanTail = regexp.MustCompile(`\p{Han}{2,8}$`)

// measureBefore reads a bare measure at the start of rest whose noun stands before the
// number: 港口12个.
func measureBefore(before, rest string) (string, int) {
	m := hanMeasure.FindString(rest)
	measure := strings.TrimSpace(m)
	if m == "" || neverCount[measure] || complete[measure] || hanTime.MatchString(rest[len(m):]) {
		return "", 0
	}
	run := hanTail.FindString(lead(before, len(before)))
	if cut := strings.LastIndexAny(run, hanLeads); cut >= 0 {
		_, size := utf8.DecodeRuneInString(run[cut:])
		run = run[cut+size:]
	}
	if utf8.RuneCountInString(run) < 2 {
		run = ""
	}
	return measure + run, len(m)
}

// notTenths go on from 成 as other words: 八成功, 三成员.
const notTenths = "为為功立员員果本就长長交熟都人分品绩績份效型年套"

// tenthsAfter is the length of 成, a tenth, at the start of rest, or 0.
func tenthsAfter(rest string) int {
	tail, ok := strings.CutPrefix(rest, "成")
	if !ok {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(tail); strings.ContainsRune(notTenths, next) {
		return 0
	}
	return len("成")
}
