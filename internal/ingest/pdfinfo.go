package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"briefdeck/internal/ingest/pdftext"
	"briefdeck/internal/source"
)

// pdfProps takes what the document's information says about it.
func pdfProps(d pdftext.Document) source.Source {
	p := source.Source{Title: d.Info["Title"], Language: declaredLanguage(d.Language)}
	for _, a := range strings.FieldsFunc(d.Info["Author"], func(r rune) bool { return strings.ContainsRune(";、，", r) }) {
		p.Authors = append(p.Authors, westernOrder(strings.TrimSpace(a)))
	}
	if k := d.Info["Keywords"]; k != "" {
		p.Keywords = splitList(k)
	}
	p.DOI = printedDOI(d)
	if m := pdfDate.FindStringSubmatch(d.Info["CreationDate"]); m != nil {
		p.Published = m[1] + "-" + m[2] + "-" + m[3]
	}
	return p
}

// pdfDate is D:20190530181857.
var pdfDate = regexp.MustCompile(`^D?:?(\d{4})(\d{2})(\d{2})`)

// declaredLanguage refuses what programs declare without looking at the text.
func declaredLanguage(tag string) string {
	switch strings.ToLower(tag) {
	case "zh-cn", "zh-hans", "zh":
		return "zh-Hans"
	case "zh-tw", "zh-hk", "zh-hant":
		return "zh-Hant"
	}
	return ""
}

// westernOrder turns "Cross, Alexis" round.
func westernOrder(name string) string {
	last, first, found := strings.Cut(name, ", ")
	if found && !strings.Contains(first, ",") && len(strings.Fields(first)) <= 3 {
		return first + " " + last
	}
	return name
}

// confirmedTitle is the title that the document's information gives, when its first
// page says most of its words too; "" else, since many are left over from a template.
func confirmedTitle(d pdftext.Document) string {
	const leastWords, share = 3, 0.7
	title := strings.Join(strings.Fields(d.Info["Title"]), " ")
	if idleTitle.MatchString(title) || wordCount(title) < leastWords || len(title) > 300 {
		return ""
	}
	var page strings.Builder
	for _, b := range d.Blocks {
		if b.Page == 1 {
			page.WriteString(strings.ToLower(b.Text) + " ")
		}
	}
	if isWide([]rune(title)[0]) {
		if strings.Contains(lettersOf(page.String()), lettersOf(title)) {
			return title
		}
		return ""
	}
	said, all := 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 2 {
			all++
			if strings.Contains(page.String(), w) {
				said++
			}
		}
	}
	if all >= leastWords && float64(said) >= share*float64(all) {
		return title
	}
	return ""
}

// printedDOI is the DOI that the first page or the document's information gives it. One
// without a label is taken only from a short line.
func printedDOI(d pdftext.Document) string {
	const short = 120
	texts := []string{d.Info["Subject"]}
	for _, b := range slices.Concat(d.Blocks, d.Notes) {
		if b.Page == 1 && (len(b.Text) < short || labelledDOI.MatchString(b.Text)) {
			texts = append(texts, b.Text)
		}
	}
	for _, t := range append(texts, d.Margins...) {
		if m := doiPattern.FindStringSubmatch(t); m != nil {
			return strings.TrimRight(m[1], ".,;)")
		}
	}
	return ""
}

var labelledDOI = regexp.MustCompile(`(?i)\bdoi\b|doi\.org/`)
