package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

// maxWarnings keeps a bad file's report readable.
const maxWarnings = 200

// limitWarnings orders the warnings by line and cuts off what nobody would read.
func limitWarnings(ws []source.Warning) []source.Warning {
	slices.SortStableFunc(ws, func(a, b source.Warning) int { return a.Line - b.Line })
	if len(ws) <= maxWarnings {
		return ws
	}
	more := len(ws) - maxWarnings
	return append(ws[:maxWarnings:maxWarnings], source.Warning{
		Code: "more", Text: fmt.Sprintf("%d more warnings were left out", more), Hint: "look at the first ones and import again",
	})
}

// encodingWarning says which encoding was guessed, if any was.
func encodingWarning(guessed string) []source.Warning {
	if guessed == "" {
		return nil
	}
	return []source.Warning{{
		Code: "encoding", Text: "the file is not UTF-8 and was read as " + guessed,
		Hint: "if accented or Chinese characters look wrong, save it as UTF-8 and import again",
	}}
}

// escapedSign is a sign that Markdown or LaTeX made its writer escape.
var escapedSign = regexp.MustCompile(`\\([$%&])`)

// unescape takes the backslash from before money and percent signs.
func (a *assembler) unescape(p *source.Paragraph) {
	n := len(escapedSign.FindAllStringIndex(p.Text, -1))
	if n == 0 {
		return
	}
	if dollars := strings.Count(p.Text, `\$`); dollars > 0 {
		a.warn(p.Line, "escaped-dollar", fmt.Sprintf("%s written with a backslash", counted(dollars, "dollar sign")), "the backslash was taken out; check the amount")
	}
	p.Text = escapedSign.ReplaceAllString(p.Text, "$1")
}

// counted is a number with its noun in the right form.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// checkQuotes warns when quotation marks do not pair up. A quotation that runs on
// opens again in the next paragraph and closes only at its end.
func (a *assembler) checkQuotes(p source.Paragraph, next string) {
	const hint = "look for a quotation mark too many or one that is missing"
	if n := strings.Count(p.Text, `"`); n%2 == 1 {
		a.warn(p.Line, "unbalanced-quote", fmt.Sprintf("%s in the paragraph, an odd number", counted(n, "straight quotation mark")), hint)
	}
	for _, pair := range []string{"“”", "「」", "『』", "《》"} {
		marks := []rune(pair)
		opened, closed := strings.Count(p.Text, string(marks[0])), strings.Count(p.Text, string(marks[1]))
		runsOn := opened == closed+1 && strings.HasPrefix(next, string(marks[0]))
		if opened != closed && !runsOn {
			a.warn(p.Line, "unbalanced-quote", fmt.Sprintf("%d %c but %d %c in the paragraph", opened, marks[0], closed, marks[1]), hint)
		}
	}
}

// checkRepeats warns about neighbouring sentences that say the same with other words
// or in another order, and about one that the other contains.
func (a *assembler) checkRepeats(p source.Paragraph) {
	var above map[string]bool
	for i, s := range source.Sentences(p.Text) {
		here := contentWords(s.In(p.Text))
		if i > 0 && repeats(above, here) {
			a.warn(p.Line, "repeated-passage", fmt.Sprintf("sentence %d of the paragraph nearly repeats sentence %d", i+1, i), "keep one of the two when you quote it")
		}
		above = here
	}
}

// repeats compares two sentences as sets of words, for edits move words about: most of
// the smaller one is in the other.
func repeats(a, b map[string]bool) bool {
	const enough, share = 4, 70 // words; percent
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < enough {
		return false
	}
	common := 0
	for w := range a {
		if b[w] {
			common++
		}
	}
	return common*100 >= share*len(a)
}

// stopWords carry no meaning of their own.
var stopWords = setOf(strings.Join(strings.Fields(`a an the and or but of to in on at by for with from as is are was were be been being has have had will would shall should can could may might
must do does did not no nor it its this that these those which who whom whose what when where there their they them he she his her we our us you your i more most
than then also such so if into over under between through about all any each other some one two`), "|"))

// contentWords is the set of a sentence's words that carry meaning; of Chinese, its
// pairs of characters.
func contentWords(s string) map[string]bool {
	set := map[string]bool{}
	var han rune
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		latin := strings.Builder{}
		han = 0
		for _, r := range w {
			if !isWide(r) {
				latin.WriteRune(r)
				continue
			}
			if han != 0 {
				set[string([]rune{han, r})] = true
			}
			han = r
		}
		if l := latin.String(); l != "" && !stopWords[l] {
			set[l] = true
		}
	}
	return set
}
