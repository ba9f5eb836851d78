package ingest

import (
	"strings"
)

// numRef says which list numbers a paragraph, and on which level, from 0.
type numRef struct {
	list    string // "0": none
	level   int
	leveled bool // the level was said
}

func readNumRef(ppr *node) numRef {
	n := ppr.child("w:numPr")
	if n == nil {
		return numRef{}
	}
	lvl := n.child("w:ilvl")
	return numRef{list: n.child("w:numId").attr("w:val"), level: level9(lvl.attr("w:val")), leveled: lvl != nil}
}

// level9 reads a list level, 0 to 8.
func level9(s string) int { return min(max(atoi(strings.TrimSpace(s)), 0), 8) }

// listLevel is how one level of a list counts and prints.
type listLevel struct {
	start  int
	format string
	text   string // "%1.%2."
	legal  bool   // all numbers in it are decimal
	style  string // the paragraph style bound to it
}

// wordList is a list's definition, shared by the lists that refer to it.
type wordList struct {
	levels [9]listLevel
	counts [9]int // the last number of each level
	begun  [9]bool
	link   string // a list style that defines it
}

// wordNum is a list as paragraphs name it.
type wordNum struct {
	of      *wordList
	restart map[int]int // levels that begin anew in this list, with their first number
	started bool
	own     map[int]listLevel // levels defined anew
}

// wordLists is all lists by id.
type wordLists map[string]*wordNum

// readNumbering reads how lists are numbered.
func (d *docxReader) readNumbering() error {
	d.lists = wordLists{}
	root, err := d.optionalTree(d.relation("numbering", "numbering.xml"))
	if root == nil {
		return err
	}
	abstract, byStyle := map[string]*wordList{}, map[string]*wordList{}
	for _, k := range root.kids {
		if k.name != "w:abstractNum" {
			continue
		}
		l := &wordList{link: k.child("w:numStyleLink").attr("w:val")}
		for _, lvl := range k.kids {
			if lvl.name == "w:lvl" {
				l.levels[level9(lvl.attr("w:ilvl"))] = readListLevel(lvl)
			}
		}
		abstract[k.attr("w:abstractNumId")] = l
		if s := k.child("w:styleLink").attr("w:val"); s != "" {
			byStyle[s] = l
		}
	}
	for _, k := range root.kids {
		if k.name != "w:num" {
			continue
		}
		l := abstract[k.child("w:abstractNumId").attr("w:val")]
		if l != nil && l.link != "" && byStyle[l.link] != nil {
			l = byStyle[l.link]
		}
		if l != nil {
			d.lists[k.attr("w:numId")] = readNum(k, l)
		}
	}
	return nil
}

func readNum(k *node, l *wordList) *wordNum {
	n := &wordNum{of: l, restart: map[int]int{}, own: map[int]listLevel{}}
	for _, o := range k.kids {
		if o.name != "w:lvlOverride" {
			continue
		}
		level := level9(o.attr("w:ilvl"))
		if s := o.child("w:startOverride"); s != nil {
			n.restart[level] = atoi(s.attr("w:val"))
		}
		if lvl := o.child("w:lvl"); lvl != nil {
			n.own[level] = readListLevel(lvl)
		}
	}
	return n
}

func readListLevel(n *node) listLevel {
	l := listLevel{
		start: 1, format: n.child("w:numFmt").attr("w:val"), text: n.child("w:lvlText").attr("w:val"),
		style: n.child("w:pStyle").attr("w:val"), legal: toggle(n, "w:isLgl") == on,
	}
	if s := n.child("w:start"); s != nil {
		l.start = atoi(s.attr("w:val"))
	}
	return l
}

// level is how a level of the list prints.
func (n *wordNum) level(i int) listLevel {
	if own, ok := n.own[i]; ok {
		return own
	}
	return n.of.levels[i]
}

// levelOf is the level that a style is bound to; 0 when it is bound to none.
func (n *wordNum) levelOf(style string) int {
	for i := range 9 {
		if style != "" && n.level(i).style == style {
			return i
		}
	}
	return 0
}

// next counts one paragraph and prints its number; "" for a bullet.
func (n *wordNum) next(level int) string {
	l := n.of
	if !n.started {
		n.started = true
		for at, first := range n.restart {
			l.counts[at], l.begun[at] = first-1, true
		}
	}
	for i := 0; i < level; i++ {
		if !l.begun[i] {
			l.counts[i], l.begun[i] = n.level(i).start, true
		}
	}
	if !l.begun[level] {
		l.counts[level], l.begun[level] = n.level(level).start-1, true
	}
	l.counts[level]++
	for i := level + 1; i < len(l.begun); i++ {
		l.begun[i] = false
	}
	return n.print(level)
}

// print fills the counts into the level's text.
func (n *wordNum) print(level int) string {
	here := n.level(level)
	if here.format == "bullet" || here.format == "none" || len(here.text) > 100 {
		return ""
	}
	var out strings.Builder
	for i := 0; i < len(here.text); i++ {
		c := here.text[i]
		if c == '%' && i+1 < len(here.text) && here.text[i+1] >= '1' && here.text[i+1] <= '9' {
			at := int(here.text[i+1] - '1')
			format := n.level(at).format
			if here.legal {
				format = "decimal"
			}
			out.WriteString(numeral(n.of.counts[at], format))
			i++
			continue
		}
		out.WriteByte(c)
	}
	return oneLine(clean(out.String()))
}
