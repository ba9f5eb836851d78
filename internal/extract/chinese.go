package extract

import (
	"regexp"
	"strings"
)

// Chinese counts with a measure word and mostly a noun: 32个国际组织.
var (
	hanMeasure = regexp.MustCompile(`^\s?(人次|平方公里|平方千米|平方米|立方米|公里|千米|公顷|万吨|千瓦时|千瓦|个|個|家|项|項|份|条|條|座|名|位|人|户|戶|吨|噸|亩|列|班|台|辆|輛|架|艘|种|種|所|处|處|批|笔|筆|单|例|件|场|場|次|倍)`)
	hanAfter   = regexp.MustCompile(`^\p{Han}{1,12}`)
	hanTime    = regexp.MustCompile(`^(?:月|小时|小時|星期|世纪|世紀|工作日|年|季度|百分点)`)
)

// complete measures stand without a noun.
var complete = wordSet(`人次 平方公里 平方千米 平方米 立方米 公里 千米 公顷 万吨 千瓦时 千瓦 人 户 戶 吨 噸 亩 列 班 台 辆 輛 架 艘 名 位`)

// Nouns that may hold a character at which a phrase would otherwise be cut.
var hanCompounds = []string{
	"共建国家和地区", "沿线国家和地区", "国家和地区", "國家和地區", "国家与地区", "国家及地区", "国家和国际组织", "共建国家", "沿线国家", "合作伙伴",
	"成员国", "成員國", "合作文件", "在建项目", "中小企业", "上市公司",
}

// Characters that end a noun phrase: particles, verbs and prepositions.
const hanEnds = "的了和与與及在已是有为為以将將被从從到向对對而等并或中上下内外签簽参參加入共达達成开開均都也则则就来來自由于於还還正仍不没沒能可会會要让把使给相其这那"

const maxHanNoun = 6 // characters of a noun that is not a known compound

// hanNoun reads a measure word and the noun after it.
func hanNoun(rest string) (string, int) {
	m := hanMeasure.FindString(rest)
	if m == "" {
		return "", 0
	}
	measure := strings.TrimSpace(m)
	after := rest[len(m):]
	if measure == "倍" || measure == "次" || hanTime.MatchString(after) {
		return "", 0
	}
	noun := hanPhrase(after)
	if noun == "" && !complete[measure] {
		return "", 0
	}
	if complete[measure] && len(measure) > len("人") || measure == "人" {
		noun = ""
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
	if cut := strings.IndexAny(run, hanEnds); cut >= 0 {
		run = run[:cut]
	}
	runes := []rune(run)
	return string(runes[:min(len(runes), maxHanNoun)])
}
