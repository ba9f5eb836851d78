package editor

import (
	"context"
	"maps"
	"reflect"
	"sync"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// laid keeps slides as they were laid out. It is safe for concurrent use.
type laid struct {
	lay func(context.Context, deck.ID) (layout.Result, error)

	mu   sync.Mutex
	done map[deck.ID]layout.Result
	were map[deck.ID]layout.Result // before everything was forgotten
	age  int                       // counts forgettings: what began before one is not kept
}

func newLaid(lay func(context.Context, deck.ID) (layout.Result, error)) *laid {
	return &laid{lay: lay, done: map[deck.ID]layout.Result{}, were: map[deck.ID]layout.Result{}}
}

// slide lays a slide out unless it is kept. A slide that comes out as it was before is
// the frame that it was: its pictures are still good.
func (l *laid) slide(ctx context.Context, id deck.ID) (layout.Result, error) {
	l.mu.Lock()
	r, ok := l.done[id]
	age := l.age
	l.mu.Unlock()
	if ok {
		return r, nil
	}
	r, err := l.lay(ctx, id)
	if err != nil {
		return layout.Result{}, err
	}
	l.mu.Lock()
	was, ok := l.were[id]
	l.mu.Unlock()
	if ok && reflect.DeepEqual(was.Pages[0].Frame, r.Pages[0].Frame) {
		r.Pages[0].Frame = was.Pages[0].Frame
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.age == age {
		l.done[id] = r
		delete(l.were, id)
	}
	return r, nil
}

// frame is a slide's frame.
func (l *laid) frame(ctx context.Context, id deck.ID) (*frame.Frame, error) {
	r, err := l.slide(ctx, id)
	if err != nil {
		return nil, err
	}
	return r.Pages[0].Frame, nil
}

// forget drops slides that changed; without any, all of them: then something around
// them changed, and most will come out as they were.
func (l *laid) forget(ids ...deck.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.age++
	if len(ids) == 0 {
		maps.Copy(l.were, l.done)
		clear(l.done)
	}
	for _, id := range ids {
		delete(l.done, id)
	}
}

// keep drops what was laid out of slides that are gone.
func (l *laid) keep(ids map[deck.ID]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	gone := func(id deck.ID, _ layout.Result) bool { return !ids[id] }
	maps.DeleteFunc(l.done, gone)
	maps.DeleteFunc(l.were, gone)
}
