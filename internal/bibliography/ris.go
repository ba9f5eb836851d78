package bibliography

import (
	"fmt"
	"regexp"
	"strings"

	"briefdeck/internal/source"
)

// risKinds are the types of RIS; the first of a kind is written.
var risKinds = []struct {
	name string
	kind Kind
}{
	{"JOUR", Article},
	{"BOOK", Book},
	{"CHAP", Chapter},
	{"CPAPER", Conference},
	{"RPRT", Report},
	{"THES", Thesis},
	{"NEWS", News},
	{"ELEC", Web},
	{"DATA", Data},
	{"GEN", Other},
	{"JFULL", Article},
	{"MGZN", Article},
	{"EJOUR", Article},
	{"INPR", Article},
	{"ABST", Article},
	{"EBOOK", Book},
	{"EDBOOK", Book},
	{"ECHAP", Chapter},
	{"CONF", Conference},
	{"GOVDOC", Report},
	{"STAND", Report},
	{"BLOG", Web},
	{"DBASE", Data},
	{"STAT", Data},
	{"SER", Book},
	{"ENCYC", Chapter},
	{"DICT", Chapter},
	{"WEB", Web},
}

// risLine is a line with a tag.
var risLine = regexp.MustCompile(`^\s*([A-Z][A-Z0-9])  ?-(?: (.*))?$`)

// readRIS reads entries; lines without a tag go on with the one before.
func readRIS(text string) ([]Work, []Problem) {
	var works []Work
	var problems []Problem
	var fields map[string][]string
	last, began := "", 0
	end := func() {
		if fields == nil {
			return
		}
		if w := risWork(fields); w.Title == "" {
			problems = append(problems, Problem{began, "an entry has no title"})
		} else {
			works = append(works, w)
		}
		fields, last = nil, ""
	}
	for i, line := range strings.Split(text, "\n") {
		m := risLine.FindStringSubmatch(line)
		switch {
		case m == nil && last == "KW" && strings.TrimSpace(line) != "" && len(fields[last]) < maxPersons:
			fields[last] = append(fields[last], strings.TrimSpace(line)) // EndNote's lists
		case m == nil && last != "" && strings.TrimSpace(line) != "":
			of := fields[last]
			if len(of[len(of)-1]) > maxField {
				continue
			}
			of[len(of)-1] = strings.TrimSpace(of[len(of)-1] + " " + strings.TrimSpace(line))
		case m == nil:
		case m[1] == "TY":
			if end(); len(works) == maxWorks {
				return works, problems
			}
			fields, began, last = map[string][]string{"TY": {strings.TrimSpace(m[2])}}, i+1, ""
		case m[1] == "ER":
			end()
		case fields == nil:
			problems = append(problems, Problem{i + 1, "a line stands before the first TY"})
		case len(fields[m[1]]) < maxPersons:
			last = m[1]
			fields[last] = append(fields[last], strings.TrimSpace(m[2]))
		}
		if len(problems) > 1000 {
			return works, problems
		}
	}
	end()
	return works, problems
}

// risWork is what the tags of an entry say.
func risWork(f map[string][]string) Work {
	get := func(tags ...string) string {
		for _, t := range tags {
			for _, v := range f[t] {
				if v != "" {
					return cut(strings.Join(strings.Fields(v), " "))
				}
			}
		}
		return ""
	}
	w := Work{
		Key: get("ID"), Kind: Other, Title: get("TI", "T1"), Container: get("T2", "JF", "JO", "JA", "BT"), Publisher: get("PB"), Place: get("CY", "PP"),
		Volume: get("VL"), Issue: get("IS"), DOI: source.BareDOI(get("DO")), URL: get("UR", "L2"), Language: get("LA"), Abstract: get("AB", "N2"), Note: get("N1"),
	}
	for _, k := range risKinds {
		if k.name == get("TY") {
			w.Kind = k.kind
			break
		}
	}
	if w.Title == "" {
		w.Title = get("BT", "CT")
	}
	w.Pages = pageRange(get("SP"))
	if last := get("EP"); last != "" && w.Pages != "" && !strings.Contains(w.Pages, "–") {
		w.Pages += "–" + last
	}
	date := strings.Split(strings.ReplaceAll(get("DA", "PY", "Y1"), "-", "/")+"//", "/")
	if w.Date = dateOf(date[0], monthNumber(date[1]), date[2]); w.Date == "" {
		w.Date = isoDate(get("PY", "Y1", "DA"))
	}
	w.Authors = risNames(append(f["AU"], f["A1"]...))
	w.Editors = risNames(append(f["ED"], f["A2"]...))
	for _, k := range f["KW"] {
		if k != "" {
			w.Keywords = append(w.Keywords, cut(k))
		}
	}
	return w
}

// cut bounds a field.
func cut(s string) string {
	if len(s) > maxField {
		return strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}

func risNames(list []string) []Name {
	var out []Name
	for _, s := range list {
		if s = strings.Join(strings.Fields(s), " "); s == "" || len(out) == maxPersons {
			continue
		}
		parts := strings.SplitN(s, ",", 3)
		n := Name{Literal: s}
		if len(parts) > 1 {
			n = nameOf(strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), "")
		}
		if len(parts) == 3 && n.Literal == "" {
			n.Suffix = strings.TrimSpace(parts[2])
		}
		out = append(out, n)
	}
	return out
}

// ris writes entries.
func ris(works []Work) string {
	var out strings.Builder
	for _, w := range works {
		line := func(tag, value string) {
			if value != "" {
				fmt.Fprintf(&out, "%s  - %s\n", tag, strings.Join(strings.Fields(value), " "))
			}
		}
		kind := "GEN"
		for _, k := range risKinds {
			if k.kind == w.Kind {
				kind = k.name
				break
			}
		}
		line("TY", kind)
		line("ID", w.Key)
		line("TI", w.Title)
		for _, n := range w.Authors {
			line("AU", risName(n))
		}
		for _, n := range w.Editors {
			line("ED", risName(n))
		}
		first, last, _ := strings.Cut(w.Pages, "–")
		for _, f := range [][2]string{
			{"T2", w.Container},
			{"PB", w.Publisher},
			{"CY", w.Place},
			{"PY", w.Year()},
			{"DA", strings.ReplaceAll(w.Date, "-", "/")},
			{"VL", w.Volume},
			{"IS", w.Issue},
			{"SP", first},
			{"EP", last},
			{"DO", w.DOI},
			{"UR", w.URL},
			{"LA", w.Language},
			{"AB", w.Abstract},
			{"N1", w.Note},
		} {
			line(f[0], f[1])
		}
		for _, k := range w.Keywords {
			line("KW", k)
		}
		out.WriteString("ER  - \n\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func risName(n Name) string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Suffix != "":
		return n.Family + ", " + n.Given + ", " + n.Suffix
	}
	return n.Family + ", " + n.Given
}
