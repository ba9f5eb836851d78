// Package index is the full-text index as bytes: it makes segments out of texts, melts
// segments together, and finds and ranks what a question asks for. It knows no database;
// whoever keeps the pages hands them in.
//
// A segment is a sorted list of terms, cut into pages. A page holds for each term the
// documents it occurs in, each with how often and with the document's length, coarsely;
// beside it, read only for phrases, are the positions. Nothing in a segment ever changes:
// a document that changes gets a new number in a new segment.
package index

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"briefdeck/internal/terms"
)

// Version is counted up whenever pages are written otherwise than before.
const Version = 1

// pageBytes is about how many bytes of postings a page holds.
const pageBytes = 6 << 10

// Page is a part of a segment: the terms from First up to the next page's.
type Page struct {
	First    string
	Postings []byte
	Places   []byte // positions, in the order of the postings
}

// Field is a text of a document that counts so many times. Phrases do not reach from
// one field into the next.
type Field struct {
	Text  string
	Times int // 0 counts as 1
}

// Builder makes a segment of documents that are added by ascending number.
type Builder struct {
	ids    map[string]uint32
	terms  []string
	tokens []token
	steps  []byte // of each document's length

	// First and Last are the numbers of the documents, Docs how many, Words their terms.
	First, Last uint32
	Docs        int
	Words       int64
}

// token is one occurrence of a term: in which of the documents added, and where in it.
type token struct{ term, doc, pos uint32 }

// posting is a term with its documents, as a page keeps them.
type posting struct {
	term     string
	docs     int
	last     uint32
	postings []byte
	places   []byte
}

// gap is how many positions lie between two fields.
const gap = 8

// Add adds a document. in is the keys of what it stands in, which filters ask for.
func (b *Builder) Add(doc uint32, in []string, fields ...Field) {
	if b.Docs == 0 {
		b.First, b.ids = doc, map[string]uint32{}
	}
	for uint32(len(b.steps)) < doc-b.First {
		b.steps = append(b.steps, 0) // numbers that are left out
	}
	before, pos := len(b.tokens), uint32(0)
	for _, f := range fields {
		for range max(1, f.Times) {
			start := pos
			terms.Each(f.Text, func(t terms.Term) {
				pos = start + uint32(t.Pos)
				b.note(t.Text, pos)
				pos++
			})
			pos += gap
		}
	}
	length := len(b.tokens) - before
	for _, key := range in {
		b.note(inTerm(key), 0)
	}
	b.Last = doc
	b.Docs++
	b.Words += int64(length)
	b.steps = append(b.steps, stepOf(length))
}

// inTerm is the term that every document in a source or deck has. No text has such.
func inTerm(key string) string { return "\x00" + terms.Fold(key) }

func (b *Builder) note(term string, pos uint32) {
	id, ok := b.ids[term]
	if !ok {
		id = uint32(len(b.terms))
		b.ids[term], b.terms = id, append(b.terms, term)
	}
	b.tokens = append(b.tokens, token{id, uint32(len(b.steps)), pos})
}

// Pages is the segment of all that was added.
func (b *Builder) Pages() []Page {
	byTerm, starts := b.byTerm()
	order := make([]uint32, len(b.terms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return strings.Compare(b.terms[x], b.terms[y]) })
	var w pager
	var p posting
	var here []uint32
	for _, id := range order {
		p = posting{term: b.terms[id], postings: p.postings[:0], places: p.places[:0]}
		list := byTerm[starts[id]:starts[id+1]]
		for len(list) > 0 {
			doc, n := list[0].doc, 0
			here = here[:0]
			for n < len(list) && list[n].doc == doc {
				here = append(here, list[n].pos)
				n++
			}
			p.add(b.First+doc, byte(min(n, most)<<4)|b.steps[doc], here)
			list = list[n:]
		}
		w.add(&p)
	}
	return w.done()
}

// byTerm is the tokens by their terms, in their order otherwise, and where each term's
// begin.
func (b *Builder) byTerm() (sorted []token, starts []int) {
	starts = make([]int, len(b.terms)+1)
	for _, t := range b.tokens {
		starts[t.term+1]++
	}
	for i := range b.terms {
		starts[i+1] += starts[i]
	}
	sorted = make([]token, len(b.tokens))
	next := slices.Clone(starts)
	for _, t := range b.tokens {
		sorted[next[t.term]] = t
		next[t.term]++
	}
	return sorted, starts
}

// How often a term occurs and how long its document is share a byte.
const (
	most     = 15 // occurrences that are told apart
	perPower = 2  // steps of length to a doubling
	shortest = 4  // terms in a document of the first step
)

// stepOf is the step of a document's length.
func stepOf(length int) byte {
	if length <= shortest {
		return 0
	}
	return byte(min(15, math.Round(perPower*math.Log2(float64(length)/shortest))))
}

// lengthOf is the length that a step stands for.
func lengthOf(step byte) float64 { return shortest * math.Exp2(float64(step)/perPower) }

// add appends a document with the positions in it.
func (p *posting) add(doc uint32, weight byte, here []uint32) {
	p.head(doc, weight)
	if weight>>4 == most {
		p.places = binary.AppendUvarint(p.places, uint64(len(here)))
	}
	was := uint32(0)
	for _, at := range here {
		p.places = binary.AppendUvarint(p.places, uint64(at-was))
		was = at
	}
}

// head appends a document without its positions.
func (p *posting) head(doc uint32, weight byte) {
	p.postings = append(binary.AppendUvarint(p.postings, uint64(doc-p.last)), weight)
	p.last = doc
	p.docs++
}

// pager writes postings, by ascending term, into pages.
type pager struct {
	pages []Page
	now   Page
	was   string
}

// add appends a term. In a page a term is written as what differs from the one before.
func (w *pager) add(p *posting) {
	if len(w.now.Postings) > 0 && len(w.now.Postings)+len(p.postings) > pageBytes {
		w.pages = append(w.pages, w.now)
		w.now = Page{}
	}
	if len(w.now.Postings) == 0 {
		w.now.First, w.was = p.term, ""
	}
	same := shared(w.was, p.term)
	b := binary.AppendUvarint(w.now.Postings, uint64(same))
	b = binary.AppendUvarint(b, uint64(len(p.term)-same))
	b = append(b, p.term[same:]...)
	b = binary.AppendUvarint(b, uint64(p.docs))
	b = binary.AppendUvarint(b, uint64(len(p.postings)))
	b = binary.AppendUvarint(b, uint64(len(p.places)))
	w.now.Postings = append(b, p.postings...)
	w.now.Places = append(w.now.Places, p.places...)
	w.was = p.term
}

func (w *pager) done() []Page {
	if len(w.now.Postings) > 0 {
		w.pages = append(w.pages, w.now)
		w.now = Page{}
	}
	return w.pages
}

// shared is how many bytes two terms begin with alike.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
