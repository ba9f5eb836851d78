package ingest

import (
	"strings"
	"unicode"
)

// knownHeadings are the headings that papers print without a number.
var knownHeadings = setOf(`abstract|summary|executive summary|preamble|preface|foreword|prologue|introduction|background|
literature review|related work|method|methods|methodology|materials and methods|data|data and methods|results|findings|discussion|
results and discussion|conclusion|conclusions|conclusion and recommendations|conclusions and recommendations|concluding remarks|
recommendations|policy recommendations|outlook|limitations|references|bibliography|works cited|literature cited|notes|footnotes|endnotes|
acknowledgement|acknowledgements|acknowledgment|acknowledgments|funding|appendix|appendices|annex|annexes|glossary|contents|
table of contents|keywords|key words|author contributions|data availability|conflict of interest|conflicts of interest|epilogue|afterword|
摘要|内容摘要|內容摘要|关键词|關鍵詞|关键字|引言|绪论|緒論|绪言|前言|导论|導論|导言|背景|文献综述|文獻綜述|研究方法|方法|结果|結果|
讨论|討論|结果与讨论|结论|結論|结论与建议|结论与展望|结语|結語|结束语|结束語|余论|总结|總結|建议|建議|展望|参考文献|參考文獻|注释|註釋|注釋|
致谢|致謝|附录|附錄|目录|目錄|后记|後記|序|序言`)

// referenceHeadings open a list of references.
var referenceHeadings = setOf(`references|bibliography|works cited|literature cited|参考文献|參考文獻`)

// abstractHeadings open an abstract, when they stand first.
var abstractHeadings = setOf(`abstract|摘要|内容摘要|內容摘要`)

// keywordHeadings open the keywords, when they stand first.
var keywordHeadings = setOf(`keywords|key words|关键词|關鍵詞|关键字`)

// setOf reads a list parted by bars.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Split(list, "|") {
		set[strings.TrimSpace(w)] = true
	}
	return set
}

// trimLabel takes off the colon and the marks of bold and italics around a heading.
func trimLabel(s string) string { return strings.Trim(s, " *_:：") }

// inSet looks a heading up whatever its case and inner blanks ("摘 要").
func inSet(set map[string]bool, title string) bool {
	t := strings.ToLower(trimLabel(title))
	if set[t] {
		return true
	}
	squeezed := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, t)
	return set[squeezed]
}

func isKnown(title string) bool {
	return inSet(knownHeadings, title) && !startsLower(title)
}

func isReferences(title string) bool { return inSet(referenceHeadings, title) }
