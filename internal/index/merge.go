package index

// Merge melts segments, in the order of their documents, into one, without the
// documents that gone tells.
func Merge(segments [][]Page, gone func(uint32) bool) ([]Page, error) {
	heads := make([]*walk, len(segments))
	for i, pages := range segments {
		heads[i] = &walk{pages: pages}
		if err := heads[i].next(); err != nil {
			return nil, err
		}
	}
	var w pager
	for {
		term, ok := least(heads)
		if !ok {
			return w.done(), nil
		}
		out := posting{term: term}
		for _, h := range heads {
			if h.at == nil || h.at.term != term {
				continue
			}
			if err := out.take(h.at, gone); err != nil {
				return nil, err
			}
			if err := h.next(); err != nil {
				return nil, err
			}
		}
		if out.docs > 0 {
			w.add(&out)
		}
	}
}

// least is the first of the terms that the heads stand at.
func least(heads []*walk) (term string, ok bool) {
	for _, h := range heads {
		if h.at != nil && (!ok || h.at.term < term) {
			term, ok = h.at.term, true
		}
	}
	return term, ok
}

// take appends another posting of the same term.
func (p *posting) take(from *posting, gone func(uint32) bool) error {
	c := newCursor(from)
	for {
		c.places.skip(c.times)
		c.times = 0
		before := c.places.b
		if !c.next() {
			return c.err()
		}
		c.places.skip(c.times)
		c.times = 0
		if c.places.bad {
			return ErrDamaged
		}
		if !gone(c.doc) {
			p.head(c.doc, c.weight)
			p.places = append(p.places, before[:len(before)-len(c.places.b)]...)
		}
	}
}

// walk goes through a segment term by term.
type walk struct {
	pages []Page
	terms []*posting // of the page begun
	at    *posting   // nil at the end
}

func (w *walk) next() error {
	for len(w.terms) == 0 && len(w.pages) > 0 {
		err := eachTerm(w.pages[0], func(p *posting) bool {
			w.terms = append(w.terms, p)
			return true
		})
		if err != nil {
			return err
		}
		w.pages = w.pages[1:]
	}
	if w.at = nil; len(w.terms) > 0 {
		w.at, w.terms = w.terms[0], w.terms[1:]
	}
	return nil
}
