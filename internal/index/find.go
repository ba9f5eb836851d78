package index

import (
	"slices"
	"strings"

	"briefdeck/internal/terms"
)

// find lists the documents of the segment in which a clause holds.
func (s Segment) find(c terms.Clause) ([]occurrence, error) {
	phrase := len(c) > 1
	words := make([][]*posting, len(c))
	for i, w := range c {
		var err error
		words[i], err = s.postings(w, phrase)
		if err != nil || len(words[i]) == 0 {
			return nil, err
		}
	}
	if phrase {
		return s.phrase(words)
	}
	if len(words[0]) == 1 {
		return words[0][0].occurrences(make([]occurrence, 0, words[0][0].docs))
	}
	return s.union(c[0], words[0])
}

// postings lists the terms that a word stands for.
func (s Segment) postings(w terms.Word, places bool) ([]*posting, error) {
	to := w.Text + "\x00"
	if w.Prefix {
		to = after(w.Text)
	}
	pages, err := s.Load(w.Text, to, places)
	if err != nil {
		return nil, err
	}
	var out []*posting
	for _, p := range pages {
		err := eachTerm(p, func(e *posting) bool {
			if w.Matches(e.term) {
				out = append(out, e)
			}
			return to == "" || e.term < to
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// after is the first text that is above all that begin with prefix; "" when there is none.
func after(prefix string) string {
	b := []byte(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 0xff {
			b[i]++
			return string(b[:i+1])
		}
	}
	return ""
}

// wholeWord is how much more a word counts than one that it only begins.
const wholeWord = 3

// union melts the documents of terms that begin alike.
func (s Segment) union(w terms.Word, words []*posting) ([]occurrence, error) {
	first := s.First
	times := make([]uint16, s.Last-first+1)
	length := make([]byte, len(times))
	count := 0
	for _, p := range words {
		worth := uint16(1)
		if p.term == w.Text {
			worth = wholeWord
		}
		r := reader{b: p.postings}
		for doc := uint32(0); len(r.b) > 0; {
			doc += uint32(r.number())
			i := doc - first
			if len(r.b) == 0 || uint64(i) >= uint64(len(times)) {
				return nil, ErrDamaged
			}
			if times[i] == 0 {
				count++
			}
			times[i] = min(times[i]+worth*uint16(r.b[0]>>4), 1<<15)
			length[i] = r.b[0] & 15
			r.b = r.b[1:]
		}
	}
	out := make([]occurrence, 0, count)
	for i, n := range times {
		if n > 0 {
			out = append(out, occurrence{first + uint32(i), byte(min(n, most)<<4) | length[i]})
		}
	}
	return out, nil
}

// run is where a phrase that has held so far must go on: the position in a document.
type run struct {
	doc, next uint32
	held      bool
	length    byte
}

// phrase lists the documents where the words stand one after another.
func (s Segment) phrase(words [][]*posting) ([]occurrence, error) {
	runs, err := starts(words)
	for _, word := range words[1:] {
		if err == nil && len(runs) > 0 {
			runs, err = goOn(runs, word)
		}
	}
	if err != nil {
		return nil, err
	}
	var out []occurrence
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].doc == r.doc {
			if out[n-1].weight < most<<4 {
				out[n-1].weight += 1 << 4
			}
			continue
		}
		out = append(out, occurrence{r.doc, 1<<4 | r.length})
	}
	return out, nil
}

// starts lists the positions of the first word, in documents that hold the second.
func starts(words [][]*posting) ([]run, error) {
	var runs []run
	var also []occurrence
	only := len(words[1]) == 1
	if only {
		var err error
		if also, err = words[1][0].occurrences(make([]occurrence, 0, words[1][0].docs)); err != nil {
			return nil, err
		}
	}
	for _, p := range words[0] {
		c := newCursor(p)
		for at := 0; c.next(); {
			if only {
				at = seek(also, at, c.doc)
				if at == len(also) || also[at].doc != c.doc {
					continue
				}
			}
			c.each(func(pos uint32) { runs = append(runs, run{doc: c.doc, next: pos + 1, length: c.weight & 15}) })
		}
		if err := c.err(); err != nil {
			return nil, err
		}
	}
	if len(words[0]) > 1 {
		slices.SortFunc(runs, func(a, b run) int {
			if a.doc != b.doc {
				return int(a.doc) - int(b.doc)
			}
			return int(a.next) - int(b.next)
		})
	}
	return runs, nil
}

// goOn keeps the runs that the next word continues.
func goOn(runs []run, word []*posting) ([]run, error) {
	for _, p := range word {
		c := newCursor(p)
		at := 0
		for at < len(runs) && c.next() {
			at = seekRun(runs, at, c.doc)
			end := at
			for end < len(runs) && runs[end].doc == c.doc {
				end++
			}
			if at == end {
				continue
			}
			hold(runs[at:end], c)
			at = end
		}
		if err := c.err(); err != nil {
			return nil, err
		}
	}
	kept := runs[:0]
	for _, r := range runs {
		if r.held {
			r.held, r.next = false, r.next+1
			kept = append(kept, r)
		}
	}
	return kept, nil
}

// hold marks the runs of one document that a position of the cursor continues.
func hold(runs []run, c *cursor) {
	i := 0
	c.each(func(pos uint32) {
		for i < len(runs) && runs[i].next < pos {
			i++
		}
		if i < len(runs) && runs[i].next == pos {
			runs[i].held = true
		}
	})
}

// seekRun is the first run from at on whose document is not below doc.
func seekRun(runs []run, at int, doc uint32) int {
	for at < len(runs) && runs[at].doc < doc {
		at++
	}
	return at
}

// Cover tells which of the pages, given by their first terms in order, hold the terms
// from one up to but without another.
func Cover(firsts []string, from, to string) (start, end int) {
	start, _ = slices.BinarySearchFunc(firsts, from, strings.Compare)
	if start == len(firsts) || firsts[start] != from {
		start = max(0, start-1)
	}
	end = len(firsts)
	if to != "" {
		end, _ = slices.BinarySearchFunc(firsts, to, strings.Compare)
	}
	return start, max(start, end)
}
