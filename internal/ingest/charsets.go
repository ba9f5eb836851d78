package ingest

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	uni "golang.org/x/text/encoding/unicode"
)

// Characters that any text of a language is full of, the most frequent ones and its
// punctuation: bytes read in a wrong encoding hardly hit them.
const (
	commonSimplified  = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四总何电数安少报才结反受目太量再感建务做接必场件计管期市直资命山金指克许统区保至队形社便空决治展司五基眼书非则却界达光放强即像难权思王象完设式色路记品住告类求据程北边张该交规万取拉格望确共传观清今切院识候带导争运。，、；：“”（）《》？！％"
	commonTraditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四總何電數安少報才結反受目太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決治展司五基眼書非則卻界達光放強即像難權思王象完設式色路記品住告類求據程北邊張該交規萬取格望確共傳觀清今切院識候帶導爭運。，、；：「」『』（）《》？！％"
	commonJapanese    = "のにはをたがでとしれさあるいものなよらりくこっつてまかどせそけめうえわきやみだちすん日本人年大国会中時間行事出者学自月分後前生十一二三上下長今見高当立動明力同的地場業方員東金定部目問対全回内度実関体制。、「」・（）ー"
	commonKorean      = "이다는을를의에가고하서지로은기사인도한리시대나어자과정부으해일수아그있들것보라만제구주여성장전공동중국년우상니게와면"
)

// legacyText is an encoding that a text without a mark may have.
type legacyText struct {
	name     string
	encoding encoding.Encoding
	common   map[rune]bool
	kana     bool // its texts hold many kana
}

func runesOf(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

// charsets lists the encodings of two bytes a character that are told by their texts.
var charsets = []legacyText{
	{"GB 18030", simplifiedchinese.GB18030, runesOf(commonSimplified), false},
	{"Big5", traditionalchinese.Big5, runesOf(commonTraditional), false},
	{"Shift JIS", japanese.ShiftJIS, runesOf(commonJapanese), true},
	{"EUC-JP", japanese.EUCJP, runesOf(commonJapanese), true},
	{"EUC-KR", korean.EUCKR, runesOf(commonKorean), false},
}

// guessed decodes bytes that are no UTF-8 in the encoding in which they say the most
// that people write. What says nothing in any of them is Western.
func guessed(data []byte) (text, name string) {
	const enough = 0.2 // share of the characters beyond ASCII that are common ones
	best, most := legacyText{name: "Windows-1252", encoding: charmap.Windows1252}, enough
	for _, c := range charsets {
		if share := c.share(head(data)); share > most {
			best, most = c, share
		}
	}
	if most == enough && pairedHighBytes(data) {
		best = charsets[0]
	}
	return decodeWith(best.encoding, data), best.name
}

// share is how much of a text beyond ASCII the common characters are, 0 when it is no
// text of this encoding.
func (c legacyText) share(data []byte) float64 {
	const mostBad, leastKana = 0.02, 0.1
	all, common, bad, kana := 0, 0, 0, 0
	for _, r := range decodeWith(c.encoding, data) {
		switch {
		case r == utf8.RuneError:
			bad++
		case r < 0x80:
			continue
		case c.common[r]:
			common++
		}
		all++
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kana++
		}
	}
	if all == 0 || float64(bad) > 1+mostBad*float64(all) || c.kana && float64(kana) < leastKana*float64(all) {
		return 0
	}
	return float64(common) / float64(all)
}

// plainUTF16 tells UTF-16 without a byte-order mark: its zero bytes stand in one half of
// the units only, or the units say what people write in Chinese, Japanese or Korean. It
// is nil when it is something else.
func plainUTF16(data []byte) encoding.Encoding {
	const least, several = 3, 20
	h := head(data)
	h = h[:len(h)&^1]
	var zeros [2]int
	for i, b := range h {
		if b == 0 {
			zeros[i&1]++
		}
	}
	little, big := uni.UTF16(uni.LittleEndian, uni.IgnoreBOM), uni.UTF16(uni.BigEndian, uni.IgnoreBOM)
	switch {
	case zeros[0]+zeros[1] < least:
		return nil
	case zeros[1] > several*zeros[0] && says(little, h, false):
		return little
	case zeros[0] > several*zeros[1] && says(big, h, false):
		return big
	case says(little, h, true):
		return little
	case says(big, h, true):
		return big
	}
	return nil
}

// says tells whether bytes are a text in an encoding: nearly all of it can be read, and
// of Chinese, Japanese or Korean enough is common.
func says(e encoding.Encoding, data []byte, common bool) bool {
	const readable, enough = 0.9, 0.2
	all, good, wide, known := 0, 0, 0, 0
	for _, r := range decodeWith(e, data) {
		all++
		switch {
		case isWide(r):
			good++
			wide++
			if charsets[0].common[r] || charsets[1].common[r] || charsets[2].common[r] || charsets[4].common[r] {
				known++
			}
		case r == '\n' || r == '\r' || r == '\t' || unicode.IsPrint(r) && r < 0x2070:
			good++
		}
	}
	return all > 1 && float64(good) >= readable*float64(all) && (!common || wide > 0 && float64(known) >= enough*float64(wide))
}
