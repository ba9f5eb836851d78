package editor

// save puts a job in line that writes to the library. The status says that all is saved
// when the job is done and what it changed shows.
func (ed *Editor) save(job func()) {
	ed.saving++
	ed.line.do(func() {
		job()
		ed.desk.Tasks.Post(func() {
			ed.saving--
			ed.settled()
		})
	})
}

// saved tells whether everything is in the library, and what it holds is what fields and
// canvas show.
func (ed *Editor) saved() bool {
	return ed.pending == nil && ed.saving == 0 && ed.coming.Load() == 0 && !ed.behind
}

// settled runs after each job: when none is left, the fields show what is saved.
func (ed *Editor) settled() {
	if ed.saving == 0 && ed.pending == nil && ed.session != nil {
		wrote := ed.writer.on()
		ed.syncFields()
		if wrote && !ed.writer.on() {
			ed.view.sync() // what was written is gone
		}
	}
	ed.tell()
}

// caughtUp runs when the canvas shows what it was asked to the nth time.
func (ed *Editor) caughtUp(n int) {
	if ed.behind && n == ed.asked {
		ed.behind = false
		ed.tell()
	}
}
