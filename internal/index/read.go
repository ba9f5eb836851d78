package index

import (
	"encoding/binary"
	"errors"
)

// ErrDamaged means that a page is not what a builder wrote. The index can be made again.
var ErrDamaged = errors.New("the search index is damaged")

// eachTerm calls yield for the terms of a page in order, until it returns false.
// Without places, the postings come without them.
func eachTerm(p Page, yield func(*posting) bool) error {
	r := reader{b: p.Postings}
	places := reader{b: p.Places}
	var term []byte
	for len(r.b) > 0 {
		same, own := r.number(), r.number()
		if same > uint64(len(term)) {
			return ErrDamaged
		}
		term = append(term[:same], r.bytes(own)...)
		docs, postings, placed := r.number(), r.number(), r.number()
		e := posting{term: string(term), docs: int(docs), postings: r.bytes(postings)}
		if p.Places != nil {
			e.places = places.bytes(placed)
		}
		if r.bad || places.bad || docs > postings/2 {
			return ErrDamaged
		}
		if !yield(&e) {
			return nil
		}
	}
	return nil
}

// reader takes numbers off bytes. What is not there is zero, and bad is set.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) number() uint64 {
	if len(r.b) > 0 && r.b[0] < 0x80 { // most are
		v := r.b[0]
		r.b = r.b[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

// skip passes over n numbers.
func (r *reader) skip(n uint64) {
	at := 0
	for ; n > 0; n-- {
		for at < len(r.b) && r.b[at] >= 0x80 {
			at++
		}
		if at++; at > len(r.b) {
			r.bad, r.b = true, nil
			return
		}
	}
	r.b = r.b[at:]
}

// occurrence is a document that a term or clause occurs in.
type occurrence struct {
	doc    uint32
	weight byte
}

// occurrences decodes the documents of a term.
func (p *posting) occurrences(out []occurrence) ([]occurrence, error) {
	r := reader{b: p.postings}
	doc := uint32(0)
	for len(r.b) > 0 {
		doc += uint32(r.number())
		if len(r.b) == 0 {
			return nil, ErrDamaged
		}
		out = append(out, occurrence{doc, r.b[0]})
		r.b = r.b[1:]
	}
	return out, nil
}

// cursor walks a term's documents together with their positions.
type cursor struct {
	docs, places reader
	doc          uint32
	weight       byte
	times        uint64 // positions of doc that are still to be read
}

func newCursor(p *posting) *cursor {
	return &cursor{docs: reader{b: p.postings}, places: reader{b: p.places}}
}

// next goes to the next document, past what is left of this one.
func (c *cursor) next() bool {
	c.places.skip(c.times)
	if len(c.docs.b) == 0 {
		return false
	}
	c.doc += uint32(c.docs.number())
	w := c.docs.bytes(1)
	if len(w) == 0 {
		return false
	}
	c.weight = w[0]
	if c.times = uint64(c.weight >> 4); c.times == most {
		c.times = c.places.number()
	}
	return true
}

// each calls yield for the positions in the document.
func (c *cursor) each(yield func(uint32)) {
	at := uint32(0)
	for ; c.times > 0 && !c.places.bad; c.times-- {
		at += uint32(c.places.number())
		yield(at)
	}
}

func (c *cursor) err() error {
	if c.docs.bad || c.places.bad {
		return ErrDamaged
	}
	return nil
}
