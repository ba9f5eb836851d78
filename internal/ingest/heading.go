package ingest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// How a heading is told apart, from the surest outward. The zero scheme is none.
type scheme int

const (
	notHeading scheme = iota
	decimals          // 2.1 Title
	hanNumber         // 一、标题 and （一）标题
	roman             // IV. Title
	letter            // A. Title, below a roman one
	labelled          // Article I, 第三章
	wellKnown         // Conclusion
	capitals          // A LINE IN CAPITALS, when nothing is numbered
	setApart          // a few words below a gap as wide as that above other headings
)

// shape is what a line would be if it were a heading.
type shape struct {
	scheme scheme
	rank   int   // depth in its own scheme, 1 is the top; 0: no heading
	counts []int // the number's parts
	number string
	title  string
}

// Longer lines are text.
const (
	maxHeadingRunes = 200
	maxHeadingWords = 25
)

var (
	decimalHead = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){0,5})([.、．:：]?)(\s*)(\S.*)$`)
	hanHead     = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})[、.．]\s*(\S.*)$`)
	hanSubHead  = regexp.MustCompile(`^([（(][一二三四五六七八九十]{1,3}[)）])[、.．]?\s*(\S.*)$`)
	romanHead   = regexp.MustCompile(`^([IVXL]{1,6})\.\s+(\S.*)$`)
	letterHead  = regexp.MustCompile(`^([A-H])\.\s+(\S.*)$`)
	hanLabel    = regexp.MustCompile(`^第[一二三四五六七八九十百零\d]{1,5}([部编编篇章节節条條])(?:\s|　|$|[：:])`)
	latinLabel  = regexp.MustCompile(`(?i)^(part|book|title|chapter|article|amendment|appendix|annex|schedule|section)\s+([IVXLC]{1,7}|\d{1,3}|[A-Z])(?:[.:]?$|[.:]\s+|\s+[—–-]\s*|\s+\p{Lu})`)
	leaders     = regexp.MustCompile(`\.{4,}|(?:\. ){3,}|…{2,}|\s{2,}\d+$|\t\d+$`)
)

// labelRanks says how deep a labelled heading stands.
var labelRanks = map[string]int{
	"part": 1, "book": 1, "title": 1, "部": 1, "编": 1, "篇": 1,
	"chapter": 2, "article": 2, "amendment": 2, "appendix": 2, "annex": 2, "schedule": 2, "章": 2,
	"section": 3, "节": 3, "節": 3, "条": 3, "條": 3,
}

// headingShape tells what heading a line could be. Sentences, items that end in
// punctuation and lines of a table of contents are none.
func headingShape(text string) shape {
	if !headingLike(text) {
		return shape{}
	}
	if isKnown(text) {
		return shape{scheme: wellKnown, rank: 1, title: trimLabel(text)}
	}
	for _, try := range []func(string) shape{decimalShape, hanShape, latinShape, labelShape} {
		if s := try(text); s.rank > 0 {
			return s
		}
	}
	if inCapitals(text) {
		return shape{scheme: capitals, rank: 1, title: text}
	}
	return shape{}
}

// headingLike sifts out at little cost what cannot be a heading.
func headingLike(text string) bool {
	if len(text) > maxHeadingRunes*3 || utf8.RuneCountInString(text) > maxHeadingRunes || wordCount(text) > maxHeadingWords {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'”’`))
	return !strings.ContainsRune(".;,。；，、", last) && !leaders.MatchString(text)
}

// titled tells whether a text can begin a heading: a capital, a Han character, or a
// number with letters, quoted or not.
func titled(s string) bool {
	s = unquoted(s)
	r, size := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(r) {
		next, _ := utf8.DecodeRuneInString(s[size:])
		return unicode.IsUpper(next)
	}
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// decimalShape reads "2.1 Title", but not "18F" and no long line after a bare number.
func decimalShape(text string) shape {
	m := decimalHead.FindStringSubmatch(text)
	if m == nil || !titled(m[4]) {
		return shape{}
	}
	first, _ := utf8.DecodeRuneInString(m[4])
	if m[3] == "" && (m[2] == "" || !isWide(first) && !unicode.IsUpper(first)) {
		return shape{} // "3D printing", "18F"
	}
	if m[2] == "" && !strings.Contains(m[1], ".") && wordCount(m[4]) > 12 {
		return shape{}
	}
	var counts []int
	for _, part := range strings.Split(m[1], ".") {
		n, _ := strconv.Atoi(part)
		counts = append(counts, n)
	}
	return shape{scheme: decimals, rank: len(counts), counts: counts, number: m[1], title: m[4]}
}

// hanShape reads 一、and （一）; titles are shorter than the items of a list.
func hanShape(text string) shape {
	if m := hanHead.FindStringSubmatch(text); m != nil && wordCount(m[2]) <= 15 {
		return shape{scheme: hanNumber, rank: 1, number: m[1], title: m[2]}
	}
	if m := hanSubHead.FindStringSubmatch(text); m != nil && wordCount(m[2]) <= 15 {
		return shape{scheme: hanNumber, rank: 2, number: m[1], title: m[2]}
	}
	return shape{}
}

// latinShape reads "IV. Title" and "A. Title".
func latinShape(text string) shape {
	if m := romanHead.FindStringSubmatch(text); m != nil && titled(m[2]) {
		return shape{scheme: roman, rank: 1, counts: []int{romanValue(m[1])}, number: m[1], title: m[2]}
	}
	if m := letterHead.FindStringSubmatch(text); m != nil && titled(m[2]) && wordCount(m[2]) <= 12 {
		return shape{scheme: letter, rank: 2, counts: []int{int(m[1][0]-'A') + 1}, number: m[1], title: m[2]}
	}
	return shape{}
}

// labelShape reads "Article I" and 第三章; the label stays in the title.
func labelShape(text string) shape {
	if m := hanLabel.FindStringSubmatch(text); m != nil {
		return shape{scheme: labelled, rank: labelRanks[m[1]], title: text}
	}
	m := latinLabel.FindStringSubmatch(text)
	if m == nil || wordCount(text) > 14 || startsLower(text) {
		return shape{}
	}
	return shape{scheme: labelled, rank: labelRanks[strings.ToLower(m[1])], title: strings.TrimRight(text, ".:")}
}

// inCapitals tells a short line of capitals with at least one word in it.
func inCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) || isWide(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4 && wordCount(text) <= 10 && titled(text)
}

// romanValue reads a Roman number.
func romanValue(s string) int {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if i+1 < len(s) && values[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	return n
}

// markHeadings makes headings of the blocks of a plain text that are some: alone,
// short, and in their place in the count.
func markHeadings(blocks []block) {
	shapes := make([]shape, len(blocks))
	numbered := false
	for i, b := range blocks {
		if len(b.rows) > 0 && len(b.rows) <= 3 && b.kind != source.TableRow {
			shapes[i] = headingShape(printed(b))
		}
		if shapes[i].rank == 0 && standsApart(b) {
			shapes[i] = shape{scheme: setApart, rank: 1, title: b.text}
		}
		s := shapes[i].scheme
		numbered = numbered || s == decimals || s == hanNumber || s == roman
	}
	c := counter{numbered: numbered, ranks: labelDepths(shapes), apart: widestGap(blocks, shapes)}
	for i := range blocks {
		if i == 0 && shapes[i].scheme == capitals {
			continue // a title
		}
		if level := c.level(shapes, i); level > 0 && (shapes[i].scheme != setApart || c.apart > 0 && blocks[i].gap >= c.apart) {
			b := &blocks[i]
			b.kind, b.level, b.number, b.text = "", level, shapes[i].number, shapes[i].title
		}
	}
}

// printed is a block's text with the bullet that add took off; a bulleted line is no heading.
func printed(b block) string {
	if b.kind == source.ListItem && bullet.MatchString(b.rows[0]) {
		return ""
	}
	return b.text
}

// standsApart tells a line of a few words below three blank lines or more.
func standsApart(b block) bool {
	const gap, words = 3, 6
	return b.gap >= gap && b.kind == source.Prose && len(b.rows) == 1 && wordCount(b.text) <= words && titled(b.text) && headingLike(b.text) && !isDate(b.text)
}

func isDate(s string) bool {
	_, ok := dateLine(s)
	return ok
}

// widestGap is the widest gap above a heading that its words give away; 0 without one.
func widestGap(blocks []block, shapes []shape) int {
	widest := 0
	for i, s := range shapes {
		if s.rank > 0 && s.scheme != setApart && s.scheme != capitals && i > 0 {
			widest = max(widest, blocks[i].gap)
		}
	}
	return widest
}

// labelDepths maps the ranks of the labelled headings that occur to levels without gaps.
func labelDepths(shapes []shape) map[int]int {
	var used []int
	for _, s := range shapes {
		if s.scheme == labelled && !slices.Contains(used, s.rank) {
			used = append(used, s.rank)
		}
	}
	slices.Sort(used)
	levels := map[int]int{}
	for i, rank := range used {
		levels[rank] = i + 1
	}
	return levels
}

// counter follows the numbers of headings, so that a numbered list inside a section
// is not taken for the next sections.
type counter struct {
	numbered bool
	ranks    map[int]int
	apart    int   // the gap above headings that only stand apart; 0: there are none
	at       []int // the last decimal heading
	roman    int
	letter   int
	refs     bool // inside the reference list
	listed   int  // the last number refused as a list item, when the block before was one
}

// level is the level of shapes[i] as a heading, or 0.
func (c *counter) level(shapes []shape, i int) int {
	s := shapes[i]
	listed := c.listed
	c.listed = 0
	switch s.scheme {
	case wellKnown:
		c.refs = isReferences(s.title)
		return 1
	case setApart:
		return c.outsideReferences(s.rank)
	case labelled:
		c.refs = false
		return c.ranks[s.rank]
	case capitals:
		if c.numbered {
			return 0
		}
		return 1
	case hanNumber:
		return c.outsideReferences(s.rank)
	case roman, letter:
		return c.outsideReferences(c.latin(s))
	case decimals:
		if c.refs || s.rank == 1 && listed > 0 && s.counts[0] == listed+1 || !c.follows(s.counts) {
			c.listed = s.counts[0]
			return 0
		}
		c.at = s.counts
		c.refs = isReferences(s.title)
		return s.rank
	}
	return 0
}

// outsideReferences refuses headings among the entries of a reference list.
func (c *counter) outsideReferences(level int) int {
	if c.refs {
		return 0
	}
	return level
}

// latin follows Roman numbers, and letters below each of them.
func (c *counter) latin(s shape) int {
	n := s.counts[0]
	if s.scheme == roman && n > c.roman && n <= c.roman+2 {
		c.roman, c.letter = n, 0
		return 1
	}
	if s.scheme == letter && c.roman > 0 && n == c.letter+1 {
		c.letter = n
		return 2
	}
	return 0
}

// follows tells whether a number can come after the last one: its child, its
// successor, or one further on when a heading between was missed.
func (c *counter) follows(next []int) bool {
	if len(c.at) == 0 {
		return next[0] <= 1 || len(next) > 1
	}
	for i, n := range next {
		if i == len(c.at) {
			return n <= 2 && len(next) <= i+2
		}
		if n != c.at[i] {
			return n > c.at[i] && n <= c.at[i]+2 && len(next) <= i+2
		}
	}
	return false
}
