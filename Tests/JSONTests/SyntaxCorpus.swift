import Testing

@testable import JSON

/// One document of the corpus and what is to be said of it.
struct SyntaxCase: CustomTestStringConvertible {
    let bytes: [UInt8]
    /// The fault, or nil for a document that is to be read.
    let fault: JSONSyntaxError.Kind?
    /// Why another parser may say otherwise; nil where it must agree.
    var difference: String?

    init(_ text: String, _ fault: JSONSyntaxError.Kind? = nil, differs difference: String? = nil) {
        self.init(Array(text.utf8), fault, differs: difference)
    }

    init(_ bytes: [UInt8], _ fault: JSONSyntaxError.Kind? = nil, differs difference: String? = nil) {
        self.bytes = bytes
        self.fault = fault
        self.difference = difference
    }

    /// A string that holds the given bytes.
    static func string(_ content: [UInt8], _ fault: JSONSyntaxError.Kind? = nil) -> SyntaxCase {
        SyntaxCase([0x22] + content + [0x22], fault)
    }

    var testDescription: String { String(decoding: bytes.prefix(60), as: UTF8.self) + " \(bytes.prefix(12))" }
}

/// Documents at the corners of RFC 8259 and RFC 3629.
enum SyntaxCorpus {
    static let all =
        structure + faultyStructure + literals + numbers + faultyNumbers + strings + faultyStrings + encoding
        + faultyEncoding + controls

    static let structure: [SyntaxCase] = [
        .init("{}"), .init("[]"), .init(" {} "), .init("\t\r\n[]\n"), .init("[ ]"), .init("{ }"), .init("[[]]"),
        .init("[[],[]]"), .init("[{},{}]"), .init(#"{"a":1}"#), .init(#"{"a":1,"b":2}"#), .init(#"{ "a" : 1 }"#),
        .init(#"{"a":{"b":{"c":[1,2,[3]]}}}"#), .init("[1,2,3]"), .init("[ 1 , 2 , 3 ]"), .init(#"{"":1}"#),
        .init(#"{"a":[]}"#), .init(#"{"a":{}}"#), .init("\"text\""), .init("1"), .init("true"), .init("null"),
        .init(#"{"a":"b","c":"d"}"#), .init(#"["a",1,true,false,null,{},[]]"#), .init("[\n1\n,\n2\n]"),
        .init(#"{"a\u0062":1,"b":2}"#), .init(#"{"\"":1,"\\":2}"#), .init("[[[[[[[[[[]]]]]]]]]]"),
        .init(#"{"A":1,"a":2}"#), .init(#"{"é":1,"e":2}"#), .init("[\"\",\"\"]"), .init(#"{"a":null}"#),
    ]

    static let faultyStructure: [SyntaxCase] = [
        .init("", .emptyInput), .init(" ", .emptyInput), .init("\n\t\r ", .emptyInput),
        .init("{", .unexpectedEnd), .init("[", .unexpectedEnd), .init("}", .unexpectedByte),
        .init("]", .unexpectedByte), .init("{]", .unexpectedByte), .init("[}", .unexpectedByte),
        .init("[1", .unexpectedEnd), .init("[1,", .unexpectedEnd), .init("[1,]", .unexpectedByte, differs: lenient),
        .init("[,1]", .unexpectedByte), .init("[1,,2]", .unexpectedByte), .init("[1 2]", .unexpectedByte),
        .init("[1:2]", .unexpectedByte), .init(#"{"a"}"#, .unexpectedByte), .init(#"{"a":}"#, .unexpectedByte),
        .init(#"{"a":1,}"#, .unexpectedByte, differs: lenient), .init(#"{,"a":1}"#, .unexpectedByte),
        .init("{a:1}", .unexpectedByte), .init("{'a':1}", .unexpectedByte), .init("{1:1}", .unexpectedByte),
        .init(#"{"a" 1}"#, .unexpectedByte), .init(#"{"a"::1}"#, .unexpectedByte),
        .init(#"{"a":1 "b":2}"#, .unexpectedByte), .init(#"{"a":1;"b":2}"#, .unexpectedByte),
        .init(#"{"a""#, .unexpectedEnd), .init(#"{"a":"#, .unexpectedEnd), .init(#"{"a":1"#, .unexpectedEnd),
        .init(#"{"a":1,"#, .unexpectedEnd), .init("{}{}", .trailingBytes), .init("{},", .trailingBytes),
        .init("[]]", .trailingBytes), .init("1 2", .trailingBytes), .init("\"a\"\"b\"", .trailingBytes),
        .init("true false", .trailingBytes), .init("{} x", .trailingBytes), .init("// a\n{}", .unexpectedByte),
        .init("/* a */ {}", .unexpectedByte), .init("{} // a", .trailingBytes), .init("[1] #", .trailingBytes),
        .init("[\u{B}1]", .unexpectedByte), .init("[\u{C}1]", .unexpectedByte), .init("[\u{A0}1]", .unexpectedByte),
        .init("[\u{2028}1]", .unexpectedByte), .init("{null:1}", .unexpectedByte), .init("[[]", .unexpectedEnd),
        .init("[{]}", .unexpectedByte), .init("undefined", .unexpectedByte), .init("'a'", .unexpectedByte),
        .init(":", .unexpectedByte), .init(",", .unexpectedByte), .init("\\", .unexpectedByte),
    ]

    static let literals: [SyntaxCase] = [
        .init("[true]"), .init("[false]"), .init("[null]"), .init("[true,false]"), .init(" true "),
        .init("tru", .invalidLiteral), .init("[tru]", .invalidLiteral), .init("[True]", .unexpectedByte),
        .init("[TRUE]", .unexpectedByte), .init("[truE]", .invalidLiteral), .init("[fals]", .invalidLiteral),
        .init("[nul]", .invalidLiteral), .init("[nulll]", .unexpectedByte), .init("[truefalse]", .unexpectedByte),
        .init("nullx", .trailingBytes), .init("[NaN]", .unexpectedByte), .init("[Infinity]", .unexpectedByte),
        .init("[nan]", .invalidLiteral), .init("t", .invalidLiteral), .init("f", .invalidLiteral),
        .init("n", .invalidLiteral),
    ]

    static let numbers: [SyntaxCase] = [
        .init("[0]"), .init("[-0]"), .init("[1]"), .init("[-1]"), .init("[10]"), .init("[123456789]"),
        .init("[0.0]"), .init("[0.5]"), .init("[-0.5]"), .init("[1.50]"), .init("[1e1]"), .init("[1E1]"),
        .init("[1e+1]"), .init("[1e-1]"), .init("[1.5e10]"), .init("[0e0]"), .init("[0e+0]"), .init("[1e01]"),
        .init("[9007199254740993]"), .init("[9223372036854775807]"), .init("[-9223372036854775808]"),
        .init("[1.7976931348623157e308]"), .init("[0.1]"), .init("[100]"), .init("-7"),
    ]

    static let faultyNumbers: [SyntaxCase] = [
        .init("[01]", .invalidNumber), .init("[00]", .invalidNumber), .init("[-01]", .invalidNumber),
        .init("[-]", .invalidNumber), .init("-", .unexpectedEnd), .init("[+1]", .unexpectedByte),
        .init("[.5]", .unexpectedByte), .init("[1.]", .invalidNumber), .init("1.", .unexpectedEnd),
        .init("[-.5]", .invalidNumber), .init("[1.e1]", .invalidNumber), .init("[1e]", .invalidNumber),
        .init("[1e+]", .invalidNumber), .init("[1e1.5]", .unexpectedByte), .init("[1ee1]", .invalidNumber),
        .init("1e", .unexpectedEnd), .init("[0x10]", .unexpectedByte), .init("[1_000]", .unexpectedByte),
        .init("[1,000.5.1]", .invalidNumber), .init("[--1]", .invalidNumber), .init("[1-1]", .unexpectedByte),
        .init("[- 1]", .invalidNumber), .init("[1 .5]", .unexpectedByte), .init("[1a]", .unexpectedByte),
        .init("[-Infinity]", .invalidNumber), .init("[1.2.3]", .unexpectedByte), .init("[\u{0661}]", .unexpectedByte),
        .init("[1/2]", .unexpectedByte), .init("[0.]", .invalidNumber), .init("[012.5]", .invalidNumber),
    ]

    static let strings: [SyntaxCase] = [
        .init(#""""#), .init(#""a""#), .init(#""\"""#), .init(#""\\""#), .init(#""\/""#), .init(#""\b\f\n\r\t""#),
        .init(#""\u0041""#), .init(#""\u00e9""#), .init(#""\u00E9""#), .init(#""\u20AC""#), .init(#""\ud83d\ude00""#),
        .init(#""\uD83D\uDE00""#), .init(#""\uD800\uDC00""#), .init(#""\uDBFF\uDFFF""#), .init(#""\uFFFF""#),
        .init(#""\uFFFE""#), .init(#""\u0001""#), .init(#""\u001f""#), .init(#""\u007F""#), .init(#""\\u0041""#),
        .init(#""/""#), .init("\"\u{7F}\""), .init("\"\u{2028}\u{2029}\""), .init(#""exactly8""#),
        .init(#""sevench""#), .init(#""ninechars""#), .init(#""1234567\n""#), .init(#""12345678\"9""#),
        .init(#""{[,:]}""#), .init("\"'\""), .init("\" \""),
    ]

    static let faultyStrings: [SyntaxCase] = [
        .init(#"""#, .unexpectedEnd), .init(#""a"#, .unexpectedEnd), .init(#""a\"#, .unexpectedEnd),
        .init(#""a\""#, .unexpectedEnd), .init(#""\x41""#, .invalidEscape), .init(#""\a""#, .invalidEscape),
        .init(#""\'""#, .invalidEscape), .init(#""\0""#, .invalidEscape), .init(#""\u""#, .invalidEscape),
        .init(#""\u004""#, .invalidEscape), .init(#""\u004g""#, .invalidEscape), .init(#""\u 041""#, .invalidEscape),
        .init(#""\U0041""#, .invalidEscape), .init(#""\u{41}""#, .invalidEscape), .init(#""\N""#, .invalidEscape),
        .init(#""\u+041""#, .invalidEscape), .init(#""\ ""#, .invalidEscape), .init("\"\\\n\"", .invalidEscape),
        .init("\"\\é\"", .invalidEscape), .init(#""\u0000""#, .nulCharacter, differs: nul),
        .init(#""a\u0000b""#, .nulCharacter, differs: nul), .init(#"{"\u0000":1}"#, .nulCharacter, differs: nul),
        .init(#""\ud800""#, .loneSurrogate), .init(#""\udc00""#, .loneSurrogate),
        .init(#""\ud800\ud800""#, .loneSurrogate), .init(#""\udc00\ud800""#, .loneSurrogate),
        .init(#""\ud83d\u0041""#, .loneSurrogate), .init(#""\ud83dabcdef""#, .loneSurrogate),
        .init(#""\ud83d\n""#, .loneSurrogate), .init(#""\ud83d\ude0""#, .invalidEscape),
        .init(#""\ud83d"#, .loneSurrogate), .init(#""\udfff""#, .loneSurrogate),
        .init(#"{"\ud800":1}"#, .loneSurrogate),
    ]

    static let encoding: [SyntaxCase] = [
        .init("\"é\""), .init("\"€\""), .init("\"\u{1F600}\""), .init("\"\u{10FFFF}\""), .init("\"\u{10000}\""),
        .init("\"\u{FFFD}\""), .init("\"\u{FFFF}\""), .init("\"\u{80}\""), .init("\"\u{7FF}\u{800}\""),
        .init("\"\u{D7FF}\u{E000}\""), .init("\"e\u{301}\""), .init("\"12345678é\""), .init("\"1234567é\""),
        .init("\"\u{FEFF}\"", differs: lostMark), .init("{\"ключ\":\"значение\"}"),
    ]

    static let faultyEncoding: [SyntaxCase] = [
        .string([0x80], .invalidUTF8), .string([0xBF], .invalidUTF8), .string([0xC0, 0x80], .invalidUTF8),
        .string([0xC1, 0xBF], .invalidUTF8), .string([0xC2], .invalidUTF8), .string([0xC2, 0x41], .invalidUTF8),
        .string([0xE0, 0x80, 0x80], .invalidUTF8), .string([0xE0, 0x9F, 0xBF], .invalidUTF8),
        .string([0xE2, 0x82], .invalidUTF8), .string([0xE2, 0x82, 0x41], .invalidUTF8),
        .string([0xED, 0xA0, 0x80], .invalidUTF8), .string([0xED, 0xBF, 0xBF], .invalidUTF8),
        .string([0xF0, 0x80, 0x80, 0x80], .invalidUTF8), .string([0xF0, 0x8F, 0xBF, 0xBF], .invalidUTF8),
        .string([0xF0, 0x9F, 0x98], .invalidUTF8), .string([0xF4, 0x90, 0x80, 0x80], .invalidUTF8),
        .string([0xF5, 0x80, 0x80, 0x80], .invalidUTF8), .string([0xFE], .invalidUTF8), .string([0xFF], .invalidUTF8),
        .string([0xF8, 0x88, 0x80, 0x80, 0x80], .invalidUTF8), .init([0x22, 0xC3], .invalidUTF8),
        .init([0x22, 0xF0, 0x9F], .invalidUTF8), .init([0xC3, 0xA9], .unexpectedByte), .init([0xFF], .unexpectedByte),
        .init([0xEF, 0xBB, 0xBF, 0x7B, 0x7D], .byteOrderMark, differs: mark),
        .init([0xEF, 0xBB, 0xBF], .byteOrderMark),
        .init([0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D], .unexpectedByte, differs: wide),
        .init([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], .unexpectedByte, differs: wide),
        .init([0x5B, 0x00, 0x5D, 0x00], .unexpectedByte, differs: wide),
        .init([0x7B, 0x22, 0x80, 0x22, 0x3A, 0x31, 0x7D], .invalidUTF8),
    ]

    static let controls: [SyntaxCase] =
        (0..<0x20).map { .string([0x61, UInt8($0), 0x62], .controlCharacter) }
        + [
            .init([0x5B, 0x00, 0x31, 0x5D], .unexpectedByte), .init([0x7B, 0x7D, 0x00], .trailingBytes),
        ]

    private static let lenient = "Foundation takes a comma before a closing bracket"
    private static let nul = "NUL is refused here even when escaped"
    private static let mark = "RFC 8259 lets a parser ignore a byte order mark"
    private static let lostMark = "Foundation drops a byte order mark at the start of a string"
    private static let wide = "Foundation guesses UTF-16 and UTF-32 from NUL bytes and marks"
}
