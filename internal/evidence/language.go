package evidence

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language is in whose manner numbers, units and dates are printed. Its zero value is
// English; decks in languages that have no manner here print as English.
type Language int

// The languages.
const (
	English     Language = iota
	Chinese              // simplified characters
	Traditional          // Chinese in traditional characters
)

// LanguageOf is the manner for a language by its BCP 47 tag: "zh-CN", "en".
func LanguageOf(tag string) Language {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if parts[0] != "zh" && parts[0] != "yue" {
		return English
	}
	for _, p := range parts[1:] {
		switch p {
		case "hans":
			return Chinese
		case "hant", "tw", "hk", "mo":
			return Traditional
		}
	}
	return Chinese
}

func (l Language) chinese() bool { return l == Chinese || l == Traditional }

var traditional = strings.NewReplacer("万", "萬", "亿", "億", "约", "約", "过", "過", "预计", "預計", "个", "個", "点", "點", "负", "負",
	"无", "無", "欧", "歐", "镑", "鎊", "币", "幣", "韩", "韓", "卢", "盧", "国", "國", "区", "區", "项", "項", "吨", "噸", "员", "員", "业", "業",
	"条", "條", "岗", "崗", "协议", "協議", "户", "戶", "时", "時", "际", "際", "体", "體", "济", "濟", "经", "經", "学", "學", "顷", "頃", "两", "兩", "组织", "組織", "铁", "鐵")

// han is words of ours in the characters that the language is written in.
func (l Language) han(words string) string {
	if l == Traditional {
		return traditional.Replace(words)
	}
	return words
}

// Date is a date as prose writes it: "28 February 2022", 2022年2月28日.
func (l Language) Date(d Date) string {
	switch {
	case !l.chinese() || d.Year == 0:
		return d.Long()
	case d.Month == 0:
		return fmt.Sprintf("%d年", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Period is a period as prose writes it: "2013–2020", 2013—2020年.
func (l Language) Period(p Period) string {
	switch {
	case !l.chinese(), p.IsZero():
		return p.Long()
	case p.To.IsZero():
		return l.Date(p.From)
	case p.From.Month == 0 && p.To.Month == 0:
		return fmt.Sprintf("%d—%d年", p.From.Year, p.To.Year)
	}
	return l.Span(p.From, p.To)
}

// Span is from one date to another: "January 2019 to March 2021", 2019年1月至2021年3月.
func (l Language) Span(from, to Date) string {
	if l.chinese() {
		return l.Date(from) + "至" + l.Date(to)
	}
	return l.Date(from) + " to " + l.Date(to)
}

// When is the figure's period, else its as-of date, else that it is undated.
func (l Language) When(f Figure) string {
	switch {
	case !f.Period.IsZero():
		return l.Period(f.Period)
	case !f.AsOf.IsZero():
		return l.Date(f.AsOf)
	}
	return l.Undated()
}

// Undated is the word for a figure without a date.
func (l Language) Undated() string {
	if l.chinese() {
		return l.han("无日期")
	}
	return "undated"
}

// bracketed is words in the brackets that follow a number.
func (l Language) bracketed(words string) string {
	if l.chinese() {
		return "（" + words + "）"
	}
	return " (" + words + ")"
}

// Joined puts what is added behind words, as after a comma: ", 2020", ，2020年.
func (l Language) Joined(words, added string) string {
	switch {
	case words == "", added == "":
		return words + added
	case l.chinese():
		return words + "，" + added
	}
	return words + ", " + added
}

var chineseQualifiers = map[Qualifier]string{About: "约", AtLeast: "至少", MoreThan: "超过", UpTo: "至多", Projected: "预计", Derived: "推算"}

// Qualifier is the word for a qualifier: "about", 约; "" for the plain statement.
func (l Language) Qualifier(q Qualifier) string {
	if l.chinese() {
		return l.han(chineseQualifiers[q])
	}
	return string(q)
}

// Qualified is a number behind its qualifier: "about 133", 约133.
func (l Language) Qualified(q Qualifier, number string) string {
	if l.chinese() {
		return l.Qualifier(q) + number
	}
	return string(q) + " " + number
}

// Unit is a unit with its magnitude, as an axis names it: "US$ trillion", 万亿美元.
func (l Language) Unit(u Unit, scale int) string {
	if !l.chinese() {
		return u.ScaledString(scale)
	}
	mag := l.han(chineseMagnitude(scale))
	out := ""
	switch {
	case u.Percent:
		out = "%"
	case u.Points:
		out = "个百分点"
	case u.Currency != "":
		out = mag + chineseCurrency(u.Currency)
	case u.Noun != "":
		_, noun := chineseNoun(u.Noun)
		out = joinHan(mag, noun)
	default:
		out = mag
	}
	return l.han(out) + l.per(u)
}

// per is what one of a unit is for: "/人", or nothing.
func (l Language) per(u Unit) string {
	if u.Per == "" {
		return ""
	}
	if word := perWords[strings.ToLower(u.Per)]; word != "" {
		return "/" + l.han(word)
	}
	return "/" + u.Per
}

// withChineseUnit joins number, magnitude and unit as Chinese text does, without blanks.
func (l Language) withChineseUnit(u Unit, scale int, n numeral, s Style) string {
	number := n.text
	mag := l.han(chineseMagnitude(scale))
	measure, noun := chineseNoun(u.Noun)
	if n.two && (mag != "" || measure != "" || u.Currency != "" || u.Points) {
		number = l.han("两")
	}
	switch {
	case u.Percent && n.words:
		if rest, negative := strings.CutPrefix(number, l.han("负")); negative {
			return l.han("负百分之") + rest
		}
		return "百分之" + number
	case u.Percent:
		return number + "%"
	case u.Points:
		return number + l.han("个百分点")
	case u.Currency != "":
		return number + mag + l.han(chineseCurrency(u.Currency)) + l.per(u)
	case u.Noun != "" && !s.Short:
		return joinHan(number+mag+l.han(measure), l.own(u.Noun, noun)) + l.per(u)
	}
	return number + mag + l.per(u)
}

// own is a noun in the language's characters, when it is our word for the source's.
func (l Language) own(source, noun string) string {
	if source == noun {
		return noun
	}
	return l.han(noun)
}

// joinHan joins a number with what it counts; words in letters stand apart.
func joinHan(number, noun string) string {
	r, _ := utf8.DecodeRuneInString(noun)
	if noun == "" || number == "" || unicode.Is(unicode.Han, r) {
		return number + noun
	}
	return number + nbsp + noun
}

// Axis is the power of ten for the numbers of an axis, made smaller when the largest of
// them, in the power that was asked for, would otherwise begin with a zero; Chinese counts
// by 万 and 亿.
func (l Language) Axis(scale int, largest float64) int {
	const begins = .5
	if l.chinese() && scale > 0 {
		amount := largest * math.Pow10(scale)
		for _, p := range []int{12, 8, 4} {
			if p <= scale+1 && amount >= begins*math.Pow10(p) {
				return p
			}
		}
		return 0
	}
	for scale >= 3 && largest > 0 && largest < begins {
		scale -= 3
		largest *= 1000
	}
	return scale
}

// chineseScale is the power of ten in which Chinese says a figure: by 万 and 亿.
func chineseScale(f Figure, asked int) int {
	switch asked {
	case AsPrinted:
		if f.Scale == 0 {
			return 0
		}
		return naturalScale(f, 12, 8, 4)
	case Automatic:
		return naturalScale(f, 12, 8, 4)
	case 0:
		return 0
	}
	for _, p := range []int{12, 8, 4} {
		if asked >= p {
			return p
		}
	}
	return naturalScale(f, 4) // thousands
}

// chineseMagnitude names a power of ten.
func chineseMagnitude(scale int) string {
	switch scale {
	case 0:
		return ""
	case 3:
		return "千"
	case 4:
		return "万"
	case 6:
		return "百万"
	case 8:
		return "亿"
	case 9:
		return "十亿"
	case 12:
		return "万亿"
	}
	return fmt.Sprintf("×10^%d", scale)
}

// PowerWord is the word by which a format asks for a power of ten.
func PowerWord(scale int) string {
	if long, _ := Magnitude(scale); !strings.HasPrefix(long, "×") {
		return long
	}
	return chineseMagnitude(scale)
}

// chineseCurrency is a currency behind its amount; one without a name is its code.
func chineseCurrency(code string) string {
	if name := currencyWords[code].chinese; name != "" {
		return name
	}
	return nbsp + code
}

// currencyWord is a currency behind an amount in English words.
func currencyWord(code string) string {
	if name := currencyWords[code].english; name != "" {
		return name
	}
	return code
}

// currencyWords are currencies behind an amount, in English in the plural.
var currencyWords = map[string]struct{ english, chinese string }{
	"USD": {"US dollars", "美元"}, "EUR": {"euros", "欧元"}, "GBP": {"pounds", "英镑"}, "CNY": {"yuan", "元"}, "JPY": {"yen", "日元"},
	"CHF": {"Swiss francs", "瑞士法郎"}, "HKD": {"Hong Kong dollars", "港元"}, "TWD": {"New Taiwan dollars", "新台币"},
	"AUD": {"Australian dollars", "澳元"}, "CAD": {"Canadian dollars", "加元"}, "SGD": {"Singapore dollars", "新加坡元"},
	"NZD": {"New Zealand dollars", "新西兰元"}, "INR": {"rupees", "卢比"}, "RUB": {"roubles", "卢布"}, "KRW": {"won", "韩元"},
}

// chineseNouns are things that papers often count, with the measure word that stands
// between their number and them.
var chineseNouns = map[string][2]string{
	"countries": {"个", "国家"}, "countries and regions": {"个", "国家和地区"}, "regions": {"个", "地区"}, "economies": {"个", "经济体"},
	"international organisations": {"个", "国际组织"}, "international organizations": {"个", "国际组织"}, "organisations": {"个", "组织"}, "organizations": {"个", "组织"},
	"people": {"", "人"}, "persons": {"", "人"}, "workers": {"名", "工人"}, "students": {"名", "学生"}, "households": {"", "户"}, "jobs": {"个", "岗位"},
	"projects": {"个", "项目"}, "companies": {"家", "企业"}, "firms": {"家", "企业"}, "enterprises": {"家", "企业"}, "agreements": {"项", "协议"}, "documents": {"份", "文件"},
	"cities": {"个", "城市"}, "ports": {"个", "港口"}, "railways": {"条", "铁路"}, "trains": {"列", "列车"}, "cases": {"起", "案例"},
	"tonnes": {"", "吨"}, "tons": {"", "吨"}, "kilometres": {"", "公里"}, "kilometers": {"", "公里"}, "km": {"", "公里"}, "hectares": {"", "公顷"},
	"years": {"", "年"}, "months": {"个", "月"}, "days": {"", "天"}, "hours": {"", "小时"}, "times": {"", "倍"},
}

// chineseNoun is what a noun of a source is in Chinese; one that is not known stays.
func chineseNoun(noun string) (measure, name string) {
	if known, ok := chineseNouns[strings.ToLower(noun)]; ok {
		return known[0], known[1]
	}
	return "", noun
}

// perWords are what units are often for.
var perWords = map[string]string{
	"person": "人", "capita": "人", "head": "人", "year": "年", "month": "月", "day": "天", "hour": "小时", "km": "公里", "kilometre": "公里",
	"tonne": "吨", "ton": "吨", "household": "户", "hectare": "公顷",
}

// Scales are the powers of ten that the language counts in, the largest first.
func (l Language) Scales() []int {
	if l.chinese() {
		return []int{12, 8, 4, 0}
	}
	return []int{12, 9, 6, 3, 0}
}
