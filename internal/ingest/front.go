package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// frontReach is how many blocks from the start may belong to the title page.
const frontReach = 15

var (
	abstractLabel = regexp.MustCompile(`^(?:[*_]{0,3})(?i:abstract|摘\s*要|内容摘要|內容摘要|内容提要|[【\[]摘要[】\]])(?:[*_]{0,3})\s*(?:[:：.—–]|-\s)(?:[*_]{0,3})\s*(\S.*)$`)
	keywordLabel  = regexp.MustCompile(`^(?:[*_]{0,3})(?i:key\s?words?|index terms|关键词|關鍵詞|关键字|[【\[]关键词[】\]])(?:[*_]{0,3})\s*(?:[:：.—–]|-\s)(?:[*_]{0,3})\s*(\S.*)$`)
	byWord        = regexp.MustCompile(`^(?i:by)\s+(\S.*)$`)
	byLabel       = regexp.MustCompile(`^(?:\|\s*)?(?:(?i:authors?)|作\s*者|文)\s*[:：]\s*(\S.*)$`)
	leadingMark   = regexp.MustCompile(`^(?:\d{1,2}[.)]?\s+|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+\s*)`)
	institution   = regexp.MustCompile(`(?i)\b(?:university|universit[àäé]t?|college|institute|school|department|faculty|academy|centre|center|laborator(?:y|ies)|ministry|hospital|bank|council|agency|office|administration|foundation)\b|大学|大學|学院|學院|研究所|研究院|研究中心|科学院|社科院`)
	emailPattern  = regexp.MustCompile(`\S@\S+\.\S`)
	mailAddress   = regexp.MustCompile(`[<(\[]?[^\s<>()\[\],;]+@[^\s<>()\[\],;]+[>)\]]?`)
	doiPattern    = regexp.MustCompile(`(?i)\b(?:doi[:：.]?\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s，。；]+)`)
	markPattern   = regexp.MustCompile(`[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+`)
)

// front reads the title page: what stands before the first section and is no text.
func (a *assembler) front() {
	if !a.titled {
		a.titleFromText()
	}
	a.subtitle()
	labelled := a.takeLabels()
	a.takeRows(labelled)
}

// titleFromText takes the first block for the title unless it reads as a sentence.
// Lines below it that name people or institutions are left for takeRows.
func (a *assembler) titleFromText() {
	if len(a.blocks) == 0 {
		return
	}
	b := &a.blocks[0]
	if len(b.rows) == 0 {
		b.rows = []string{b.text}
	}
	long := utf8.RuneCountInString(b.text) > 300 || wordCount(b.text) > 40 || len(b.rows) > 5
	if b.heading() || b.kind != source.Prose || long || abstractLabel.MatchString(b.text) {
		return
	}
	n := 1
	for n < len(b.rows) && rowKind(b.rows[n]) == otherRow && !isNames(b.rows[n]) {
		n++
	}
	title := oneLine(strings.Join(b.rows[:n], "\n"))
	if last, _ := utf8.DecodeLastRuneInString(title); strings.ContainsRune(".;,。；，", last) {
		return
	}
	a.doc.Source.Title, a.titled = title, true
	if n == len(b.rows) {
		a.blocks = a.blocks[1:]
		return
	}
	b.rows = b.rows[n:]
	b.text = oneLine(strings.Join(b.rows, "\n"))
	b.line += n
}

// subtitle adds a heading that only the title page's lines follow to the title.
func (a *assembler) subtitle() {
	if len(a.blocks) == 0 || !a.titled {
		return
	}
	h := a.blocks[0]
	if !h.heading() || h.number != "" || isKnown(h.text) {
		return
	}
	signed := false
	for i, b := range a.blocks[1:] {
		if b.heading() {
			if signed && i > 0 {
				a.doc.Source.Title += ": " + h.text
				a.blocks = a.blocks[1:]
			}
			return
		}
		if b.kind != source.Prose || wordCount(b.text) > 60 || finished(b.text) {
			return
		}
		k := rowKind(b.text)
		signed = signed || k == dateRow || k == byRow
	}
}

// takeLabels takes out the paragraphs that say they are the abstract or the keywords.
func (a *assembler) takeLabels() (found bool) {
	s := &a.doc.Source
	kept := a.blocks[:0:0]
	for i, b := range a.blocks {
		abstract, keywords := abstractLabel.FindStringSubmatch(b.text), keywordLabel.FindStringSubmatch(b.text)
		switch {
		case i < frontReach && abstract != nil && s.Abstract == "" && !b.heading():
			s.Abstract, found = abstract[1], true
		case i < frontReach && keywords != nil && len(s.Keywords) == 0 && !b.heading():
			s.Keywords, found = splitList(strings.TrimRight(keywords[1], ".。")), true
		default:
			kept = append(kept, b)
		}
	}
	a.blocks = kept
	return found
}

// What a line of a title page is.
type frontKind int

const (
	otherRow frontKind = iota
	byRow
	dateRow
	doiRow
	emailRow
	institutionRow
)

// rowKind tells a line by its own words; names need their surroundings and are not told here.
func rowKind(s string) frontKind {
	date, isDate := dateLine(s)
	switch {
	case isDate && date != "":
		return dateRow
	case byLine(s) != "":
		return byRow
	case wordCount(s) > 25:
		return otherRow
	case doiPattern.MatchString(s):
		return doiRow
	case emailPattern.MatchString(s):
		return emailRow
	case institution.MatchString(s):
		return institutionRow
	}
	return otherRow
}

// byLine is the people that a line names as authors, "" when it names none.
func byLine(s string) string {
	if m := byLabel.FindStringSubmatch(s); m != nil && wordCount(m[1]) <= 40 {
		return m[1]
	}
	if m := byWord.FindStringSubmatch(s); m != nil && isNames(m[1]) {
		return m[1]
	}
	return ""
}

// takeRows takes authors, affiliation, date and DOI from the blocks before the text.
// Names count only with a sign that this is a paper's head: labels as "Abstract:",
// "By …", a mail address, or an institution below them.
func (a *assembler) takeRows(signed bool) {
	end := a.frontEnd()
	signed = signed || end < len(a.blocks) && a.blocks[end].heading() && inSet(abstractHeadings, a.blocks[end].text)
	for i, b := range a.blocks[:end] {
		for j, r := range b.rows {
			k := rowKind(r)
			below := j+1 < len(b.rows) && signs(b.rows[j+1]) || j+1 == len(b.rows) && i+1 < end && signs(a.blocks[i+1].text)
			signed = signed || k == byRow || k == emailRow || below && isNames(r)
		}
	}
	var kept []block
	for _, b := range a.blocks[:end] {
		rows := b.rows[:0:0]
		for _, r := range b.rows {
			if !a.takeRow(r, signed) {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			b.rows = rows
			b.text = oneLine(strings.Join(rows, "\n"))
			kept = append(kept, b)
		}
	}
	a.blocks = append(kept, a.blocks[end:]...)
}

// signs tells a line that stands below authors: an institution or a date.
func signs(row string) bool {
	k := rowKind(row)
	return k == institutionRow || k == dateRow
}

// frontEnd is the index of the first block that is no line of a title page.
func (a *assembler) frontEnd() int {
	for i, b := range a.blocks {
		prose := finished(b.text) && wordCount(b.text) > 15 && rowKind(b.text) == otherRow
		if i == frontReach || b.heading() || b.kind != source.Prose || wordCount(b.text) > 60 || prose {
			return i
		}
	}
	return len(a.blocks)
}

// takeRow keeps what one line says about the document and tells whether it did.
func (a *assembler) takeRow(row string, signed bool) bool {
	s := &a.doc.Source
	switch rowKind(row) {
	case dateRow:
		if s.Published == "" {
			s.Published, _ = dateLine(row)
		}
		return true
	case doiRow:
		s.DOI = strings.TrimRight(doiPattern.FindStringSubmatch(row)[1], ".,;")
		return true
	case byRow:
		s.Authors = append(s.Authors, names(byLine(row))...)
		return true
	case institutionRow:
		if !signed {
			return false
		}
		line := strings.TrimRight(leadingMark.ReplaceAllString(row, ""), ".。")
		s.Affiliation = strings.TrimPrefix(s.Affiliation+"; "+line, "; ")
		return true
	case emailRow:
		if name := strings.Trim(mailAddress.ReplaceAllString(row, ""), " ,;|·:"); signed && isNames(name) {
			s.Authors = append(s.Authors, names(name)...)
		}
		return signed
	}
	if signed && len(s.Authors) == 0 && isNames(row) {
		s.Authors = names(row)
		return true
	}
	return false
}

// nameSplit parts the people of a by-line.
var nameSplit = regexp.MustCompile(`\s*(?:[,，、;；&]|\sand\s|\s与\s|\s和\s)\s*(?:and\s+|&\s*)?`)

// names cuts a by-line into people, without footnote marks.
func names(s string) []string {
	var out []string
	for _, part := range nameSplit.Split(markPattern.ReplaceAllString(s, ""), -1) {
		if part = strings.Trim(part, " .,^()[]|"); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// isNames tells whether a line lists people: each part some capitalised words or two
// to four Han characters.
func isNames(s string) bool {
	list := names(s)
	if len(list) == 0 || len(list) > 30 || len(s) > 600 {
		return false
	}
	for _, n := range list {
		if !isName(n) {
			return false
		}
	}
	return true
}

// particles are the small words inside names.
const particles = " de da di du del der den van von la le bin al el dos das y ibn ter ten "

// isName takes two capitalised words or more, initials and particles among them.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	if isHanName(s) {
		return true
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsLetter(r) || isWide(r) || !strings.Contains(particles, " "+w+" "):
			if !isHanName(w) && utf8.RuneCountInString(w) > 1 {
				return false
			}
		}
	}
	return capitals >= 2
}

// isHanName takes two to four Han characters; blanks and a middle dot may part them.
func isHanName(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsSpace(r) || r == '·' {
			continue
		}
		if !unicode.Is(unicode.Han, r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}
