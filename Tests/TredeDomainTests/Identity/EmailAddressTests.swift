import Testing

@testable import TredeDomain

@Suite("E-mail address")
struct EmailAddressTests {
    @Test(
        "addresses a mail server takes",
        arguments: [
            "tine.4@vdab-antwerpen.example", "a@b.be", "o'hara+work@sub.domain.example", "noël@voorbeeld.example",
            "x_y-z@1a.example", "A.B@EXAMPLE.ORG", "a@xn--bcher-kva.example", "!#$%&'*+-/=?^_`{|}~@b.be",
        ])
    func accepted(text: String) {
        #expect(EmailAddress(text)?.text == text)
    }

    @Test(
        "what is no address",
        arguments: [
            "", "@", "a@", "@b.be", "a", "a@b", "a@@b.be", "a@b@c.be", ".a@b.be", "a.@b.be", "a..b@c.be", "a b@c.be",
            "a@b..be", "a@.be", "a@be.", "a@-b.be", "a@b-.be", "a@b.c", "a@1.23", "a@b_c.be", "\"a b\"@c.be",
            "a@[127.0.0.1]", "a@bücher.be", "a,b@c.be", "a@b.be\n", "a\r\n@b.be", "a(b)@c.be", "<a@b.be>",
        ])
    func refused(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("the lengths of its parts are bounded", arguments: [(64, 63, true), (65, 63, false), (64, 64, false)])
    func partLengths(local: Int, label: Int, isAddress: Bool) {
        let text = String(repeating: "a", count: local) + "@" + String(repeating: "b", count: label) + ".be"
        #expect((EmailAddress(text) != nil) == isAddress)
    }

    @Test("it is at most 254 bytes long", arguments: [(254, true), (255, false)])
    func totalLength(bytes: Int, isAddress: Bool) {
        let domain = Array(repeating: String(repeating: "b", count: 60), count: 3).joined(separator: ".") + ".be"
        let rest = bytes - 1 - domain.utf8.count - 10
        let text = String(repeating: "a", count: 10) + "@" + String(repeating: "c", count: rest - 1) + "." + domain
        #expect(text.utf8.count == bytes)
        #expect((EmailAddress(text) != nil) == isAddress)
    }
}
