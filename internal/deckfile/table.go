package deckfile

import (
	"regexp"
	"strings"

	"briefdeck/internal/deck"
)

// ruleCell is a cell of the line under a table's head.
var ruleCell = regexp.MustCompile(`^(:?)-+(:?)$`)

// table reads a pipe table: the head, the rule with the columns' alignment, the rows.
func (r *reader) table() error {
	start := r.at
	t := deck.Table{}
	for r.kind() == tableLine {
		cells := splitRow(trim(r.line()))
		if len(t.Rows) > 0 && len(cells) != len(t.Rows[0]) {
			return r.errorf(r.at, "the row has %d cells, the head %d; add or take cells away, and write | inside a cell as \\|", len(cells), len(t.Rows[0]))
		}
		if r.at == start+1 {
			align, ok := alignment(cells)
			if !ok {
				return r.errorf(r.at, "a table's second line sets its columns apart; write | --- | under each head, ---: to align right")
			}
			t.Align = align
		} else {
			t.Rows = append(t.Rows, cells)
		}
		r.at++
	}
	if r.at == start+1 {
		return r.errorf(start, "a table needs a second line | --- | under its head; add it, or begin a line of text with \\|")
	}
	if len(t.Rows) > 1 && blank(t.Rows[:1]) && !blank(t.Rows[1:]) {
		t.Headless, t.Rows = true, t.Rows[1:]
	}
	return r.add(deck.Block{Kind: deck.TableBlock, Table: &t})
}

// blank tells whether no cell of the rows holds anything.
func blank(rows [][]string) bool {
	for _, row := range rows {
		if strings.Join(row, "") != "" {
			return false
		}
	}
	return true
}

// splitRow cuts "| a | b |" into its cells; \| is a | inside one, <br> a line break.
func splitRow(line string) []string {
	var cells []string
	var cell strings.Builder
	end := func() {
		cells = append(cells, strings.ReplaceAll(trim(cell.String()), "<br>", "\n"))
		cell.Reset()
	}
	line = strings.TrimPrefix(line, "|")
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			i++
			cell.WriteByte('|')
		case line[i] == '|':
			end()
		default:
			cell.WriteByte(line[i])
		}
	}
	if trim(cell.String()) != "" {
		end()
	}
	return cells
}

// alignment reads the rule under the head; nil when no column says anything.
func alignment(cells []string) (align []string, ok bool) {
	align = make([]string, len(cells))
	said := false
	for i, c := range cells {
		m := ruleCell.FindStringSubmatch(c)
		if m == nil {
			return nil, false
		}
		switch m[1] + m[2] {
		case "::":
			align[i] = "center"
		case ":":
			align[i] = "left"
			if m[2] != "" {
				align[i] = "right"
			}
		}
		said = said || align[i] != ""
	}
	if !said {
		return nil, true
	}
	return align, true
}

// ruleOf is the rule cell of each alignment.
var ruleOf = map[string]string{"": "---", "left": ":---", "right": "---:", "center": ":---:"}

// tableLines writes what table reads.
func tableLines(t deck.Table) []string {
	if len(t.Rows) == 0 {
		return nil
	}
	rule := make([]string, len(t.Rows[0]))
	for i := range rule {
		rule[i] = ruleOf[""]
		if i < len(t.Align) {
			rule[i] = ruleOf[t.Align[i]]
		}
	}
	if t.Headless {
		t.Rows = append([][]string{make([]string, len(t.Rows[0]))}, t.Rows...)
	}
	out := []string{rowLine(t.Rows[0], cellEscapes), rowLine(rule, strings.NewReplacer())}
	for _, row := range t.Rows[1:] {
		out = append(out, rowLine(row, cellEscapes))
	}
	return out
}

// cellEscapes keep a cell on its line and in its column.
var cellEscapes = strings.NewReplacer("|", `\|`, "\n", "<br>")

// rowLine writes one line of a table.
func rowLine(cells []string, escapes *strings.Replacer) string {
	var b strings.Builder
	b.WriteString("|")
	for _, c := range cells {
		b.WriteString(" " + escapes.Replace(c) + " |")
	}
	return b.String()
}
