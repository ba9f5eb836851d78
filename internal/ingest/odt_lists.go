package ingest

import (
	"fmt"
	"strconv"
	"strings"
)

// odtLevels is how many levels a list can have.
const odtLevels = 10

// odtLevel is how one level of a list counts and prints.
type odtLevel struct {
	format, prefix, suffix string
	pattern                string // "%1%.%2%.", when the program wrote one
	display                int    // how many levels its number shows
	start                  int
}

// odtListStyle is a list style.
type odtListStyle struct{ levels [odtLevels + 1]odtLevel }

// readODTListStyle reads a list style or the numbering of headings.
func readODTListStyle(n *node) *odtListStyle {
	s := &odtListStyle{}
	for _, k := range n.kids {
		if k.name != "text:list-level-style-number" && k.name != "text:outline-level-style" {
			continue
		}
		l := odtLevel{
			format: k.attr("style:num-format"), prefix: k.attr("style:num-prefix"), suffix: k.attr("style:num-suffix"),
			pattern: k.attr("?:num-list-format"), display: max(1, atoi(k.attr("text:display-levels"))), start: 1,
		}
		if v, err := strconv.Atoi(k.attr("text:start-value")); err == nil {
			l.start = v
		}
		s.levels[odtLevelOf(k.attr("text:level"))] = l
	}
	return s
}

func odtLevelOf(s string) int { return min(max(atoi(s), 1), odtLevels) }

// odtCounts is the numbers of one list so far.
type odtCounts struct {
	style string
	count [odtLevels + 1]int
	begun [odtLevels + 1]bool
}

// odtLists follows the lists of a document.
type odtLists struct {
	styles   map[string]*odtListStyle
	byID     map[string]*odtCounts
	byStyle  map[string]*odtCounts // the last of each style
	counts   *odtCounts            // of the list at hand
	names    []string              // the styles of the lists around this place
	pending  bool                  // the next paragraph begins an item
	headings odtCounts
}

// enter begins a list.
func (l *odtLists) enter(n *node) {
	name := n.attr("text:style-name")
	if len(l.names) == 0 {
		l.counts = l.begin(n, name)
	} else if name == "" {
		name = l.names[len(l.names)-1]
	}
	l.names = append(l.names, name)
	if id := firstWords(n.attr("?:id"), n.attr("id")); id != "" {
		if l.byID == nil {
			l.byID = map[string]*odtCounts{}
		}
		l.byID[id] = l.counts
	}
}

// begin finds the list that this one goes on with, else starts anew.
func (l *odtLists) begin(n *node, name string) *odtCounts {
	if c := l.byID[n.attr("text:continue-list")]; c != nil {
		return c
	}
	if c := l.byStyle[name]; c != nil && n.attr("text:continue-numbering") == "true" {
		return c
	}
	c := &odtCounts{style: name}
	if l.byStyle == nil {
		l.byStyle = map[string]*odtCounts{}
	}
	l.byStyle[name] = c
	return c
}

// leave ends a list.
func (l *odtLists) leave() {
	l.names = l.names[:len(l.names)-1]
	l.pending = false
}

// item begins an item, which counts unless it is a list's header.
func (l *odtLists) item(counts bool, start string) {
	l.pending = counts
	if v, err := strconv.Atoi(start); err == nil && l.counts != nil && l.depth() > 0 {
		l.counts.count[l.depth()], l.counts.begun[l.depth()] = v-1, true
	}
}

func (l *odtLists) inItem() bool { return len(l.names) > 0 }

func (l *odtLists) depth() int { return min(len(l.names), odtLevels) }

// series names the list for telling which headings one list numbers.
func (l *odtLists) series() string { return fmt.Sprintf("%s %p", l.counts.style, l.counts) }

// label counts the item that begins here and prints its number; "" inside an item and
// for bullets.
func (l *odtLists) label() string {
	if !l.pending {
		return ""
	}
	l.pending = false
	style := l.styles[l.names[len(l.names)-1]]
	if style == nil {
		return ""
	}
	return l.counts.next(style, l.depth())
}

// heading counts a heading that the document's own numbering numbers.
func (l *odtLists) heading(style *odtListStyle, level int) string {
	return l.headings.next(style, min(max(level, 1), odtLevels))
}

// next counts at a level and prints.
func (c *odtCounts) next(style *odtListStyle, level int) string {
	for i := 1; i <= level; i++ {
		if !c.begun[i] {
			c.count[i], c.begun[i] = style.levels[i].start, true
			if i == level {
				c.count[i]--
			}
		}
	}
	c.count[level]++
	for i := level + 1; i <= odtLevels; i++ {
		c.begun[i] = false
	}
	return c.print(style, level)
}

// print fills the counts into the level's pattern, or joins them by dots.
func (c *odtCounts) print(style *odtListStyle, level int) string {
	l := style.levels[level]
	if l.format == "" {
		return ""
	}
	if l.pattern != "" && len(l.pattern) <= 100 {
		out := l.pattern
		for i := odtLevels; i >= 1; i-- {
			out = strings.ReplaceAll(out, "%"+strconv.Itoa(i)+"%", numeral(c.count[i], style.levels[i].format))
		}
		return oneLine(clean(out))
	}
	var parts []string
	for i := max(1, level-l.display+1); i <= level; i++ {
		if n := numeral(c.count[i], style.levels[i].format); n != "" {
			parts = append(parts, n)
		}
	}
	return oneLine(clean(l.prefix + strings.Join(parts, ".") + l.suffix))
}
