package check

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// alteredQuotation is a quotation whose words do not stand in its source.
var alteredQuotation = Rule{
	Name: "altered-quotation", Title: "Altered quotation",
	Why:  "words in quotation marks are promised to be the source's own",
	find: findAltered,
}

// Quoted lists the keys of the sources that a deck's quotations name: those whose texts
// a check needs.
func Quoted(d *deck.Deck, b *evidence.Book) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range d.Slides {
		for _, bl := range s.Blocks {
			if bl.Kind != deck.QuoteBlock || bl.Quote == nil {
				continue
			}
			if key := quotedSource(*bl.Quote, b); key != "" && !seen[key] {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}

// quotedSource is the held source that a quotation names first: by a citation, or by
// its short name, title or an author. "Our reading of Duan" names none: it is no quotation.
func quotedSource(q deck.Quote, b *evidence.Book) string {
	text := strings.TrimLeft(strings.TrimSpace(q.Source), "—–-* “\"")
	if m := plainCitation.FindStringSubmatch(q.Source); m != nil {
		if s, ok := b.Sources[m[1]]; ok && s.Held {
			return m[1]
		}
	}
	best := ""
	for key, s := range b.Sources {
		for _, name := range append([]string{s.Short, s.Title}, s.Authors...) {
			if s.Held && name != "" && namesAtStart(text, name) && (best == "" || key < best) {
				best = key
			}
		}
	}
	return best
}

func namesAtStart(text, name string) bool {
	rest, ok := strings.CutPrefix(text, name)
	return ok && (rest == "" || !isWordByte(rest[0]))
}

func isWordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// misquote is a quotation whose words its source does not hold.
type misquote struct {
	passage
	doc   source.Document
	worst mismatch // the part that differs most
	parts int      // that the quotation is made of
	last  int      // the number of the earlier revision that holds all of it; 0 for none
}

// readQuotations compares the deck's quotations with their sources.
func (r *reading) readQuotations(ctx context.Context) error {
	earlier := map[string][]Earlier{}
	var err error
	r.eachBlock(func(at deck.Finding, s *deck.Slide, b *deck.Block) {
		if b.Kind != deck.QuoteBlock || b.Quote == nil || err != nil {
			return
		}
		key := quotedSource(*b.Quote, r.book)
		m, ok := r.misquoted(b.Quote.Text, key)
		if !ok {
			return
		}
		m.passage = passage{slide: s, n: at.Page, block: b, field: deck.Field{Name: "quote", Text: b.Quote.Text}}
		if _, read := earlier[key]; !read && r.in.Texts.Earlier != nil {
			earlier[key], err = r.in.Texts.Earlier(ctx, key)
		}
		m.last = r.lastIn(b.Quote.Text, earlier[key])
		r.bad = append(r.bad, m)
	})
	return err
}

// misquoted compares a quotation with its source; ok is false when its words stand there,
// or nobody can tell.
func (r *reading) misquoted(text, key string) (misquote, bool) {
	doc, ok := r.in.Texts.Documents[key]
	texts := ownWords(doc)
	if !ok || len(texts) == 0 || strings.TrimSpace(text) == "" {
		return misquote{}, false
	}
	printed, _ := r.book.Resolve(text)
	parts := partsOf(printed)
	var worst *mismatch
	for _, part := range parts {
		if m := compare(part, texts); m != nil && (worst == nil || m.same < worst.same) {
			worst = m
		}
	}
	if worst == nil {
		return misquote{}, false
	}
	return misquote{doc: doc, worst: *worst, parts: len(parts)}, true
}

// lastIn is the number of the newest earlier revision that holds all of a quotation.
func (r *reading) lastIn(text string, all []Earlier) int {
	printed, _ := r.book.Resolve(text)
	for _, e := range all {
		texts := ownWords(e.Document)
		if len(texts) > 0 && !slices.ContainsFunc(partsOf(printed), func(part string) bool { return compare(part, texts) != nil }) {
			return e.Number
		}
	}
	return 0
}

// nearWords is how many words are told on each side of a change.
const nearWords = 3

func findAltered(r *reading) {
	for _, m := range r.bad {
		if m.last > 0 {
			continue // the source changed, not the quotation
		}
		found := m.at(m.all())
		if m.worst.same < likeness {
			found.Text = fmt.Sprintf("“%s” does not stand in %s", short(m.worst.ours), m.doc.Source.Name())
			found.Hint = "look the words up in the source, or say it in your own words without quotation marks"
			r.report(found)
			continue
		}
		m.tell(&found)
		found.Text = fmt.Sprintf("the quotation is not what %s says: %s", m.doc.Source.Name(), found.Diff)
		found.Hint = "restore the source's words, or mark what you left out with … and what you added with [ ]"
		found.Fix = m.fix("Restore the source's words")
		r.report(found)
	}
}

// likeness is the share of a quotation's words that its source must hold to be told how
// they differ.
const likeness = 0.5

func (m misquote) all() source.Span { return source.Span{Start: 0, End: len(m.field.Text)} }

// tell shows in a finding how the words differ.
func (m misquote) tell(found *deck.Finding) {
	found.Wording = m.worst.wording()
	found.Diff = source.Marked(found.Wording, nearWords)
}

// fix puts the source's words in the place of a quotation of one part.
func (m misquote) fix(what string) *deck.Fix {
	if m.parts != 1 {
		return nil
	}
	return &deck.Fix{Label: what, Edit: m.replaced(m.all(), m.worst.theirs, what)}
}

// ownWords are the paragraphs of a document in its author's words.
func ownWords(d source.Document) []string {
	var out []string
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			if p.Kind != source.Summary && strings.TrimSpace(p.Text) != "" {
				out = append(out, p.Text)
			}
		}
	}
	return out
}
