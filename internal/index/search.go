package index

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"briefdeck/internal/terms"
)

// Segment is one segment and how to get at its pages.
type Segment struct {
	First, Last uint32 // numbers of its documents lie between
	Docs        int
	Words       int64
	// Load reads the pages that hold the terms from one up to but without another, ""
	// for no end, with their places or without.
	Load func(from, to string, places bool) ([]Page, error)
}

// Ask is a question to segments whose documents do not overlap, in ascending order.
type Ask struct {
	Query terms.Query
	Gone  []uint32 // documents that no longer count, ascending
	Limit int
}

// Found is what answers a question: how many, and the best of them.
type Found struct {
	Total int
	Top   []Scored
}

// Scored is a document with how well it answers; more is better.
type Scored struct {
	Doc   uint32
	Score float64
}

// The constants of BM25, as is usual.
const (
	saturation = 1.2
	lengthBias = 0.75
)

// Search finds and ranks. Documents of one score stand by number.
func Search(segments []Segment, ask Ask) (Found, error) {
	clauses := ask.Query.All
	if ask.Query.In != "" {
		clauses = append(slices.Clone(clauses), terms.Clause{{Text: inTerm(ask.Query.In)}})
	}
	if len(clauses) == 0 {
		return Found{}, nil
	}
	parts := make([]part, 0, len(segments))
	df := make([]int, len(clauses))
	for _, s := range segments {
		p, err := match(s, clauses, ask.Query.None)
		if err != nil {
			return Found{}, err
		}
		for i, list := range p.all {
			df[i] += len(list)
		}
		parts = append(parts, p)
	}
	r := ranking(segments, df)
	for i := range r.idf {
		if clauses[i][0].Text[0] == 0 {
			r.idf[i] = 0 // a filter says nothing about how well
		}
	}
	best := top{limit: ask.Limit}
	gone := sorted{docs: ask.Gone}
	for _, p := range parts {
		p.each(r, &gone, best.add)
	}
	return best.found(), nil
}

// part is what of one segment the clauses found.
type part struct {
	all, none [][]occurrence
}

func match(s Segment, all, none []terms.Clause) (p part, err error) {
	for _, c := range all {
		list, err := s.find(c)
		if err != nil {
			return p, err
		}
		p.all = append(p.all, list)
	}
	for _, c := range none {
		list, err := s.find(c)
		if err != nil {
			return p, err
		}
		p.none = append(p.none, list)
	}
	return p, nil
}

// rank turns occurrences into scores.
type rank struct {
	idf  []float64
	norm [256]float64 // of a weight
}

func ranking(segments []Segment, df []int) *rank {
	docs, words := 0, int64(0)
	for _, s := range segments {
		docs, words = docs+s.Docs, words+s.Words
	}
	mean := math.Max(1, float64(words)/math.Max(1, float64(docs)))
	r := &rank{idf: make([]float64, len(df))}
	for i, n := range df {
		r.idf[i] = math.Log(1 + (float64(docs)-float64(n)+0.5)/(float64(n)+0.5))
		if n > docs {
			r.idf[i] = 0
		}
	}
	for w := range r.norm {
		times := float64(w >> 4)
		r.norm[w] = times * (saturation + 1) / (times + saturation*(1-lengthBias+lengthBias*lengthOf(byte(w&15))/mean))
	}
	return r
}

// each calls yield for every document that answers, with its score.
func (p part) each(r *rank, gone *sorted, yield func(Scored)) {
	lead := 0
	for i, list := range p.all {
		if len(list) < len(p.all[lead]) {
			lead = i
		}
	}
	at := make([]int, len(p.all))
	not := make([]int, len(p.none))
	for _, o := range p.all[lead] {
		score, all := 0.0, true
		for i, list := range p.all {
			at[i] = seek(list, at[i], o.doc)
			if at[i] == len(list) || list[at[i]].doc != o.doc {
				all = false
				break
			}
			score += r.idf[i] * r.norm[list[at[i]].weight]
		}
		if !all || gone.has(o.doc) {
			continue
		}
		for i, list := range p.none {
			not[i] = seek(list, not[i], o.doc)
			all = all && (not[i] == len(list) || list[not[i]].doc != o.doc)
		}
		if all {
			yield(Scored{o.doc, score})
		}
	}
}

// seek is the first place from at on whose document is not below doc. It looks near
// before it looks far.
func seek(list []occurrence, at int, doc uint32) int {
	step := 1
	for at+step < len(list) && list[at+step].doc < doc {
		at, step = at+step, step*2
	}
	end := min(len(list), at+step+1)
	for at < end && list[at].doc < doc {
		if mid := (at + end) / 2; list[mid].doc < doc {
			at = mid + 1
		} else {
			end = mid
		}
	}
	return at
}

// sorted answers ascending questions about a sorted list.
type sorted struct {
	docs []uint32
	at   int
}

func (s *sorted) has(doc uint32) bool {
	for s.at < len(s.docs) && s.docs[s.at] < doc {
		s.at++
	}
	return s.at < len(s.docs) && s.docs[s.at] == doc
}

// top keeps the best so many: a heap with the worst of them at its root.
type top struct {
	limit, total int
	of           worstFirst
}

func (t *top) add(s Scored) {
	t.total++
	switch {
	case len(t.of) < t.limit:
		heap.Push(&t.of, s)
	case t.limit > 0 && better(s, t.of[0]) < 0:
		t.of[0] = s
		heap.Fix(&t.of, 0)
	}
}

func (t *top) found() Found {
	out := []Scored(t.of)
	slices.SortFunc(out, better)
	return Found{Total: t.total, Top: out}
}

// better orders by score, then by number.
func better(a, b Scored) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Doc, b.Doc))
}

type worstFirst []Scored

func (w worstFirst) Len() int           { return len(w) }
func (w worstFirst) Less(i, j int) bool { return better(w[i], w[j]) > 0 }
func (w worstFirst) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *worstFirst) Push(x any)        { *w = append(*w, x.(Scored)) }
func (w *worstFirst) Pop() any {
	last := len(*w) - 1
	s := (*w)[last]
	*w = (*w)[:last]
	return s
}
