package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestBetween(t *testing.T) {
	tests := []struct {
		name, after, before, want string
	}{
		{"the first key is in the middle", "", "", "V"},
		{"a key at the end is the next digit", "V", "", "W"},
		{"after the last digit a key gets longer", "z", "", "z1"},
		{"a key at the start is the digit before", "", "V", "U"},
		{"before the first digit a key gets longer", "", "1", "0z"},
		{"deep at the start it gets longer again", "", "001", "000z"},
		{"a gap is halved", "1", "9", "5"},
		{"neighbours leave room below", "a", "b", "aV"},
		{"a prefix leaves room before its longer key", "a", "a1", "a0V"},
		{"neighbours whose first ends in the last digit", "az", "b", "azV"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := between(tt.after, tt.before); got != tt.want {
				t.Errorf("between(%q, %q) = %q, want %q", tt.after, tt.before, got, tt.want)
			}
		})
	}
}

func TestArrangeKeepsWhatIsInOrder(t *testing.T) {
	have := map[string]string{"a": "B", "b": "C", "c": "D", "d": "E"}
	tests := []struct {
		name string
		ids  string
		want []string
	}{
		{"nothing moved", "a b c d", []string{"B", "C", "D", "E"}},
		{"one went to the front", "d a b c", []string{"A", "B", "C", "D"}},
		{"one went to the end", "b c d a", []string{"C", "D", "E", "F"}},
		{"one came between", "a x b c d", []string{"B", "BV", "C", "D", "E"}},
		{"two swapped", "a c b d", []string{"B", "BV", "C", "E"}},
		{"two went", "a d", []string{"B", "E"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, arrange(strings.Fields(tt.ids), have)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever moves, comes and goes, keys stay in order, distinct and short, and one row
// that moves among others changes its own key only, unless all are made anew.
func TestKeysStayInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		have := map[string]string{}
		var ids []string
		for n := range rapid.IntRange(1, 200).Draw(t, "moves") {
			if len(ids) > 0 && rapid.Bool().Draw(t, "move") {
				i := rapid.IntRange(0, len(ids)-1).Draw(t, "from")
				id := ids[i]
				ids = slices.Delete(ids, i, i+1)
				ids = slices.Insert(ids, rapid.IntRange(0, len(ids)).Draw(t, "to"), id)
			} else {
				ids = slices.Insert(ids, rapid.IntRange(0, len(ids)).Draw(t, "at"), fmt.Sprint(n))
			}
			keys := arrange(ids, have)
			checkKeys(t, keys)
			changed := 0
			for i, id := range ids {
				if have[id] != keys[i] {
					changed++
				}
				have[id] = keys[i]
			}
			if changed > 1 && !slices.Equal(keys, spread("", "", len(ids))) {
				t.Fatalf("one move changed %d keys", changed)
			}
		}
	})
}

func TestKeysAtOneSpotAreMadeAnewBeforeTheyGrowLong(t *testing.T) {
	have := map[string]string{"first": "V", "last": "W"}
	ids := []string{"first", "last"}
	for n := range 2000 {
		ids = slices.Insert(ids, 1, fmt.Sprint(n))
		keys := arrange(ids, have)
		for i, id := range ids {
			have[id] = keys[i]
		}
	}
	checkKeys(t, arrange(ids, have))
}

func checkKeys(t interface{ Fatalf(string, ...any) }, keys []string) {
	for i, k := range keys {
		if k == "" || strings.HasSuffix(k, "0") || strings.Trim(k, digits) != "" || len(k) > longestKey {
			t.Fatalf("bad key %q", k)
		}
		if i > 0 && keys[i-1] >= k {
			t.Fatalf("%q stands before %q", keys[i-1], k)
		}
	}
}
