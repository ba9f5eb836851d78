package app

import (
	"context"
	"sync"
)

// Topic is a list of listeners for one kind of news. The zero value works.
type Topic[T any] struct {
	mu   sync.Mutex
	next int
	subs map[int]func(T)
}

// Listen calls fn for every later Tell, until stop is called.
func (t *Topic[T]) Listen(fn func(T)) (stop func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.subs == nil {
		t.subs = make(map[int]func(T))
	}
	id := t.next
	t.next++
	t.subs[id] = fn
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.subs, id)
	}
}

// Tell hands v to every listener, on the caller's goroutine, in the order they came.
func (t *Topic[T]) Tell(v T) {
	t.mu.Lock()
	fns := make([]func(T), 0, len(t.subs))
	for id := range t.next {
		if fn, ok := t.subs[id]; ok {
			fns = append(fns, fn)
		}
	}
	t.mu.Unlock()
	for _, fn := range fns {
		fn(v)
	}
}

// Tasks runs slow work away from the screen's goroutine. Post brings the answer
// back there: it is fyne.Do in the program and a queue in tests.
type Tasks struct {
	Post func(func())

	mu      sync.Mutex
	running map[string]*run
	wg      sync.WaitGroup
}

type run struct{ cancel context.CancelFunc }

// Go runs work for key and cancels an earlier run of that key. show gets the
// answer on the screen's goroutine, unless the run was replaced or cancelled before.
func Go[T any](ts *Tasks, key string, work func(context.Context) (T, error), show func(T, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	me := &run{cancel}
	ts.start(key, me)
	ts.wg.Go(func() {
		v, err := work(ctx)
		ts.Post(func() {
			defer ts.end(key, me)
			if ctx.Err() == nil {
				show(v, err)
			}
		})
	})
}

func (ts *Tasks) start(key string, me *run) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if ts.running == nil {
		ts.running = make(map[string]*run)
	}
	if old := ts.running[key]; old != nil {
		old.cancel()
	}
	ts.running[key] = me
}

func (ts *Tasks) end(key string, me *run) {
	me.cancel()
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if ts.running[key] == me {
		delete(ts.running, key)
	}
}

// Cancel stops the run of key; its answer is not shown.
func (ts *Tasks) Cancel(key string) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	if r := ts.running[key]; r != nil {
		r.cancel()
		delete(ts.running, key)
	}
}

// Stop cancels everything and waits until no work runs.
func (ts *Tasks) Stop() {
	ts.mu.Lock()
	for _, r := range ts.running {
		r.cancel()
	}
	ts.mu.Unlock()
	ts.wg.Wait()
}
