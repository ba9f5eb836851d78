package extract

import "testing"

// TestRangesAndLists: how ranges, lists and decimal marks are printed.
func TestRangesAndLists(t *testing.T) {
	checkUnkeyed(t, []sentence{
		{"a range behind one sign", "It costs US$1.2-1.5 trillion.", []string{"1.2 US$ trillion (at least) «US$1.2-1.5 trillion»", "1.5 US$ trillion (up to) «US$1.2-1.5 trillion»"}},
		{"a range behind a sign, in words", "It costs $5 to 10 million.", []string{"5 US$ million (at least) «$5 to 10 million»", "10 US$ million (up to) «$5 to 10 million»"}},
		{"a range with two signs", "It costs €5–€10 million.", []string{"5 € million (at least) «€5–€10 million»", "10 € million (up to) «€5–€10 million»"}},
		{"a range of shares, each with its mark", "Between 5% and 10% agree; 5%-10% left.", []string{
			"5 % (at least) «5% and 10%»", "10 % (up to) «5% and 10%»", "5 % (at least) «5%-10%»", "10 % (up to) «5%-10%»",
		}},
		{"thousands parted by blanks", "Some 10 000–20 000 people fled.", []string{"10000 people (at least) «Some 10 000–20 000 people»", "20000 people (up to) «Some 10 000–20 000 people»"}},
		{"the lower end takes a Chinese magnitude", "300至500万人受益。", []string{"3 million 人 (at least) «300至500万人»", "5 million 人 (up to) «300至500万人»"}},
		{"a Chinese range with a tilde", "约3000~5000人，占3.5~4.2%。", []string{
			"3000 人 (at least) «约3000~5000人»", "5000 人 (up to) «约3000~5000人»", "3.5 % (at least) «3.5~4.2%»", "4.2 % (up to) «3.5~4.2%»",
		}},
		{"a range of millions in digits and words", "Some 2 to 3 million tonnes a year are lost.", []string{"2 million tonnes per year (at least) «Some 2 to 3 million tonnes a year»", "3 million tonnes per year (up to) «Some 2 to 3 million tonnes a year»"}},
		{"a decimal comma is no list of figures", "It rose by 3,5 % and 1,75 % more.", nil},
		{"a list of members of different lands", "Of the seats, Norland holds 12 members, Sudland nine, Estland five and Westland three.", []string{
			"12 members «12 members»", "9 members «nine»", "5 members «five»", "3 members «three»",
		}},
		{"a dozen", "A dozen ports and two dozen ferries closed; half a dozen ships sank and dozens of boats.", []string{
			"12 ports «A dozen ports»", "24 ferries «two dozen ferries»", "6 ships «half a dozen ships»",
		}},
		{"years after an event are a time", "Three years after the flood, 40 houses stood.", []string{"40 houses «40 houses»"}},
		{"times over are no counts", "It is three times as large, ten times more and 5 times better.", nil},
	})
}
