package editor

import (
	"bytes"
	"os"
	"path/filepath"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// take adds a theme file to the user's own.
func (t *themes) take() {
	t.ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Import a theme", Do: "Import theme", Kinds: []string{".yaml", ".yml"},
		OnDo: func(path string) {
			e := t.ed.desk.Work.Engine()
			raw, err := os.ReadFile(path)
			var th deck.Theme
			if err == nil {
				th, err = e.ThemeText.Read(path, bytes.NewReader(raw))
			}
			key := ""
			if err == nil {
				key, err = e.Themes.Save(th)
			}
			if err != nil {
				t.ed.desk.Stage.Toast(capital(err.Error()))
				return
			}
			t.reload(key)
		},
	})
}

// give writes the chosen theme as a file to hand on.
func (t *themes) give() {
	th := t.theme
	t.ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Export the theme to which folder?", Do: "Export theme", Folder: true,
		OnDo: func(dir string) {
			path := filepath.Join(dir, evidence.Slug(th.Name)+".yaml")
			if _, err := os.Stat(path); err != nil {
				t.write(th, path)
				return
			}
			t.ed.desk.Stage.Ask(kit.Question{
				Title: "Replace " + filepath.Base(path) + "?", Text: "There is a file of that name in the folder.", Do: "Replace",
				OnDo: func() { t.write(th, path) },
			})
		},
	})
}

func (t *themes) write(th deck.Theme, path string) {
	var text bytes.Buffer
	err := t.ed.desk.Work.Engine().ThemeText.Write(&text, th)
	if err == nil {
		err = app.WriteWhole(path, text.Bytes())
	}
	if err != nil {
		t.ed.desk.Shell.Fail("Export the theme", err)
		return
	}
	t.ed.desk.Stage.Toast("Written to " + path)
}
