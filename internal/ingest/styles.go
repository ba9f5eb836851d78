package ingest

import (
	"strconv"
	"strings"
)

// officeStyle is one style, with what it inherits once it is resolved.
type officeStyle struct {
	name     string
	basedOn  string
	outline  int // 1 to 9; 0: not said; -1: body text
	num      numRef
	run      runLook
	center   tristate
	resolved bool
}

// tristate is a property that may be left to the style below.
type tristate int8

const (
	unset tristate = iota
	off
	on
)

func (t tristate) or(below tristate) tristate {
	if t != unset {
		return t
	}
	return below
}

// runLook is what a run of words says about its look.
type runLook struct {
	bold, italic, underline, caps, hidden, raised tristate
	size                                          float64 // points; 0: not said
	font                                          string  // "" when not said
}

func (r runLook) or(below runLook) runLook {
	r.bold, r.italic, r.underline = r.bold.or(below.bold), r.italic.or(below.italic), r.underline.or(below.underline)
	r.caps, r.hidden, r.raised = r.caps.or(below.caps), r.hidden.or(below.hidden), r.raised.or(below.raised)
	if r.size == 0 {
		r.size = below.size
	}
	if r.font == "" {
		r.font = below.font
	}
	return r
}

// styleSheet is the style sheet.
type styleSheet struct {
	byID     map[string]*officeStyle
	standard string // the paragraph style of paragraphs without one
	defaults runLook
}

// style is a style with all it inherits; the zero style when there is none of that id.
func (w *styleSheet) style(id string) officeStyle {
	s := w.byID[id]
	if s == nil {
		return officeStyle{}
	}
	if s.resolved {
		return *s
	}
	s.resolved = true // before its base: styles may be based on each other in a ring
	base := w.style(s.basedOn)
	r, level := roleOf(s.name)
	if r == headingRole && s.outline == 0 {
		s.outline = level
	}
	if s.outline == 0 {
		s.outline = base.outline
	}
	if r == bodyRole && base.name != "" && s.outline == 0 {
		if inherited, _ := roleOf(base.name); inherited != bodyRole {
			s.name = base.name // "My quote" based on "Quote"
		}
	}
	if s.num.list == "" {
		s.num.list = base.num.list
		if !s.num.leveled {
			s.num.level, s.num.leveled = base.num.level, base.num.leveled
		}
	}
	s.run, s.center = s.run.or(base.run), s.center.or(base.center)
	return *s
}

// atof reads a measure; 0 when it is none.
func atof(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f < 0 || f > 4000 || f != f {
		return 0
	}
	return f
}
