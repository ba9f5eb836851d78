package layout

import (
	"regexp"
	"slices"
	"strings"
)

// sectionTail is the end of a credit that names a numbered section.
var sectionTail = regexp.MustCompile(`^(.*), sections? ([0-9][\w.]*(?:(?:, | and )[0-9][\w.]*)*)$`)

// yearTail is the year or years at the end of a credit.
var yearTail = regexp.MustCompile(`, (\d{4}(–\d{4})?(, | and )?)+$`)

// credited is one source of a line with the sections of it.
type credited struct {
	who      string
	sections []string
}

// sourceLine joins credits to what a slide's foot prints: each source once, its
// sections gathered: "Source: Duan, sections 2 and 2.2; Customs, 2021".
func sourceLine(credits []string) string {
	var all []credited
	for _, line := range credits {
		all = addLine(all, line)
	}
	if len(all) == 0 {
		return ""
	}
	// What we calculated ourselves is said last.
	slices.SortStableFunc(all, func(a, b credited) int { return boolOrder(a.who == calculated) - boolOrder(b.who == calculated) })
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = c.String()
	}
	return "Source: " + strings.Join(parts, "; ")
}

// calculated is how a credit says that a figure was derived from others.
const calculated = "own calculation"

// addLine takes the credits of one source line apart.
func addLine(all []credited, line string) []credited {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "Source:"))
	derived := false
	for _, one := range strings.Split(line, "; ") {
		one = strings.TrimSuffix(one, ".")
		if from, ok := strings.CutPrefix(one, calculated+" from "); ok {
			one, derived = from, true
		}
		all = addCredit(all, one)
	}
	if derived {
		all = addCredit(all, calculated)
	}
	return all
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

func addCredit(all []credited, one string) []credited {
	if one == "" {
		return all
	}
	c := credited{who: one}
	if m := sectionTail.FindStringSubmatch(one); m != nil {
		c.who = m[1]
		c.sections = strings.FieldsFunc(strings.ReplaceAll(m[2], " and ", ","), func(r rune) bool { return r == ',' || r == ' ' })
	}
	undated := yearTail.ReplaceAllString(c.who, "")
	for i := range all {
		if all[i].who == c.who || all[i].who == undated { // without its year it stands for all years
			for _, s := range c.sections {
				if !slices.Contains(all[i].sections, s) {
					all[i].sections = append(all[i].sections, s)
				}
			}
			return all
		}
	}
	return append(all, c)
}

// String is the source with its sections in order.
func (c credited) String() string {
	slices.Sort(c.sections)
	switch n := len(c.sections); n {
	case 0:
		return c.who
	case 1:
		return c.who + ", section " + c.sections[0]
	default:
		return c.who + ", sections " + strings.Join(c.sections[:n-1], ", ") + " and " + c.sections[n-1]
	}
}
