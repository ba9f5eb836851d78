package editor

import "sync"

// line runs jobs one after another away from the screen's goroutine: edits reach
// the library in the order in which they were made.
type line struct {
	mu      sync.Mutex
	jobs    []func()
	running bool
	empty   *sync.Cond
}

func newLine() *line {
	l := &line{}
	l.empty = sync.NewCond(&l.mu)
	return l
}

func (l *line) do(job func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.jobs = append(l.jobs, job)
	if !l.running {
		l.running = true
		go l.run()
	}
}

func (l *line) run() {
	for {
		l.mu.Lock()
		if len(l.jobs) == 0 {
			l.running = false
			l.empty.Broadcast()
			l.mu.Unlock()
			return
		}
		job := l.jobs[0]
		l.jobs = l.jobs[1:]
		l.mu.Unlock()
		job()
	}
}

// busy tells whether a job runs or waits.
func (l *line) busy() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.running
}

// last tells whether no job waits; one may be about to end.
func (l *line) last() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.jobs) == 0
}

// wait returns when no job runs or waits.
func (l *line) wait() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.running {
		l.empty.Wait()
	}
}
