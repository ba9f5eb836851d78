package kit

import (
	"os"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestTheTypedPath(t *testing.T) {
	test.NewTempApp(t)
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip("this computer names no home folder")
	}
	for _, c := range []struct{ name, typed, want string }{
		{"a path is itself", "/data/paper.txt", "/data/paper.txt"},
		{"the home folder has a short name", "~/paper.txt", home + "/paper.txt"},
		{"a whole path after the folder counts alone", "/home/me//data/paper.txt", "/data/paper.txt"},
		{"so does one from the home folder", "/data/~/paper.txt", home + "/paper.txt"},
		{"a name may begin with the home folder's sign", "/data/~draft.txt", "/data/~draft.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := &fileView{field: NewEntry()}
			v.field.Text = c.typed
			if got := v.path(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
