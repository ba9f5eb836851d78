package layout

import (
	"cmp"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/typeset"
)

// words is a piece of the deck's text, or a paragraph of one, where it stands.
type words struct {
	text   string
	block  deck.ID
	field  string // as deck names it; empty: it cannot be edited where it is set
	at     int    // bytes of the piece before it
	prompt string // what stands there while nothing is written
	as     string // printed instead: the text with a format that layout chose; empty: as it is written
}

// part is a part of the words that is found in them.
func (w words) part(inner string) words {
	w.at += max(0, strings.Index(w.text, inner))
	w.text = inner
	return w
}

// nothing is a space without width: a line's height for a caret.
const nothing = "\u200b"

// written cuts words into spans, which know where they come from when the slide is
// laid out to be edited.
func (c *composer) written(w words, st typeset.Style) []typeset.Span {
	if c.in.Edit == nil || w.field == "" {
		return c.restyled(w.text, c.coded(st, typeset.Inline(c.resolve(cmp.Or(w.as, w.text)), st, c.pal.accent)))
	}
	if strings.TrimSpace(w.text) == "" {
		return c.unwritten(w, st)
	}
	var resolved strings.Builder
	var from []typeset.Bytes
	for _, p := range c.book.Print(cmp.Or(w.as, w.text)) {
		if w.as != "" { // one token, which stands for all of it
			p.From, p.To = 0, len(w.text)
		}
		if p.Err != nil {
			c.lacks(p.Err)
		}
		resolved.WriteString(p.Text)
		for i := range len(p.Text) {
			b := typeset.Bytes{From: w.at + p.From + i, To: w.at + p.From + i + 1}
			if p.Token {
				b = typeset.Bytes{From: w.at + p.From, To: w.at + p.To}
			}
			from = append(from, b)
		}
	}
	spans := typeset.Traced(resolved.String(), st, c.pal.accent)
	for _, sp := range spans {
		sp.Origin.Block, sp.Origin.Field = string(w.block), w.field
		for i, b := range sp.Origin.Bytes {
			sp.Origin.Bytes[i] = typeset.Bytes{From: from[b.From].From, To: from[b.To-1].To}
		}
	}
	return c.restyled(w.text, c.coded(st, spans))
}

// unwritten is what stands where nothing is written yet: a prompt, or room for a caret.
func (c *composer) unwritten(w words, st typeset.Style) []typeset.Span {
	text := w.prompt
	if text == "" {
		text = nothing
	}
	st.Color = c.pal.muted
	if c.edits(w.block, w.field) && text != nothing {
		st.Color.A = 110 // it gives way to what is about to be typed
	}
	o := &typeset.Origin{Block: string(w.block), Field: w.field, Bytes: make([]typeset.Bytes, len(text))}
	for i := range o.Bytes {
		o.Bytes[i] = typeset.Bytes{From: w.at, To: w.at}
	}
	return []typeset.Span{{Text: text, Style: st, Origin: o}}
}

// restyled gives the marks of citations and of figures that were not found their look.
func (c *composer) restyled(text string, spans []typeset.Span) []typeset.Span {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "[@") {
		return spans
	}
	var out []typeset.Span
	for _, sp := range spans {
		out = append(out, c.marked(sp)...)
	}
	return out
}

// edits tells whether that text is being edited.
func (c *composer) edits(block deck.ID, field string) bool {
	e := c.in.Edit
	return e != nil && e.Block == block && listOf(e.Field) == listOf(field)
}

// stands tells whether words are set: they are written, or being written.
func (c *composer) stands(w words) bool { return w.text != "" || c.edits(w.block, w.field) }

// listOf is the list that a field belongs to: "items" of "items.2".
func listOf(field string) string {
	if strings.HasPrefix(field, "items.") {
		return "items"
	}
	return field
}

// cutSpan is the bytes of a span from a to z.
func cutSpan(sp typeset.Span, a, z int) typeset.Span {
	out := typeset.Span{Text: sp.Text[a:z], Style: sp.Style}
	if o := sp.Origin; o != nil {
		out.Origin = &typeset.Origin{Block: o.Block, Field: o.Field, Bytes: o.Bytes[a:z]}
	}
	return out
}

// chartWords are the title or the subtitle of a chart. Where the author wrote it, it can
// be edited: what the chart adds, such as the unit, stands after it as it is. What the
// chart itself gives stands there until something is written.
func (c *composer) chartWords(b deck.Block, field, printed string, st typeset.Style) []typeset.Span {
	if c.in.Edit == nil || b.Chart == nil {
		return c.spans(printed, st)
	}
	w := words{text: b.Chart.Title, block: b.ID, field: field, prompt: printed}
	if field == "chart.subtitle" {
		w.text = b.Chart.Subtitle
	}
	if field == "chart.title" && printed == c.headedText() {
		w.prompt = prompts[field]
	}
	own, _ := c.book.Resolve(strings.TrimSpace(w.text))
	added, ok := strings.CutPrefix(printed, own)
	switch writing := c.edits(b.ID, field); {
	case own == "" && !writing, !ok && !writing:
		return c.spans(printed, st)
	case own == "" || !ok || added == "":
		return c.written(w, st)
	}
	return append(c.written(w, st), c.spans(added, st)...)
}

// standingFor makes spans show what another span showed, as one letter.
func standingFor(sp typeset.Span, by []typeset.Span) []typeset.Span {
	o := sp.Origin
	if o == nil || len(o.Bytes) == 0 {
		return by
	}
	all := typeset.Bytes{From: o.Bytes[0].From, To: o.Bytes[len(o.Bytes)-1].To}
	for i := range by {
		bytes := make([]typeset.Bytes, len(by[i].Text))
		for k := range bytes {
			bytes[k] = all
		}
		by[i].Origin = &typeset.Origin{Block: o.Block, Field: o.Field, Bytes: bytes}
	}
	return by
}

// paragraphs cuts a piece of text at empty lines; single line ends are spaces. While
// the slide is edited, spaces at a paragraph's end stay, empty paragraphs stay in the
// text that is edited, and a text without any words prompts for some.
func (c *composer) paragraphs(block deck.ID, field, text string) []words {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	editing := c.edits(block, field)
	var out []words
	at := 0
	for _, p := range strings.Split(text, "\n\n") {
		w := words{block: block, field: field, text: strings.TrimSpace(p)}
		w.at = at + len(p) - len(strings.TrimLeft(p, " \t\n"))
		if c.in.Edit != nil && w.text != "" {
			w.text = strings.TrimLeft(strings.TrimRight(p, "\n"), " \t\n")
		}
		w.text = strings.ReplaceAll(w.text, "\n", " ")
		if w.text == "" {
			w.at = at
		}
		if w.text != "" || editing {
			out = append(out, w)
		}
		at += len(p) + 2
	}
	if c.in.Edit != nil && strings.TrimSpace(text) == "" {
		return []words{{block: block, field: field, prompt: prompts[field]}}
	}
	return out
}

// paragraphsOf cuts text at empty lines. Single line ends are spaces.
func paragraphsOf(text string) []string {
	var out []string
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, strings.ReplaceAll(p, "\n", " "))
		}
	}
	return out
}

// prompts stand on a slide that is edited where nothing is written yet.
var prompts = map[string]string{
	"title": "Title: state the finding", "subtitle": "Subtitle", "text": "Text", "items.0": "Bullet",
	"quote": "The words as they stand in the source", "quote.source": "Who said it, and where",
	"image.caption": "Caption", "chart.title": "Chart title: state the finding", "actions.what": "What is to be done", "actions.who": "Who does it", "actions.when": "By when",
	"options.0.0": "Option", "options.0.1": "Criterion",
}
