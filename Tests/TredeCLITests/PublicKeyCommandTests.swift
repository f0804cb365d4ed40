import Foundation
import Testing

@Suite("trede client public-key, and what trede serve is told of tokens", .serialized)
struct PublicKeyCommandTests {
    let program: Program

    init() throws { program = try Program() }

    private static func key(_ name: String, _ more: String = "") -> String {
        """
        {"kty":"EC","crv":"P-256","kid":"\(name)","x":"ASeGHCGvP-4cM9FScNMv-o3s_CjAjvWNNDJhT9k-JSQ",
        "y":"m8h_y9W1OkRWf8Gv1Y69xloF2iV-H0OWVrbQV_BsbTk"\(more)}
        """
    }

    /// A key of 2048 bits, which is fewer than a client is to have.
    private static let short =
        "pCXHbqudr8z0_uyLicAyOG9cLPCgciwyB3eeTVB0XpiVB1S7CQhnz8ED-LySd_A0nCbBg8F5gEEsQTJU_XaZmhvYXqGCbAPKT276t9qjjoR"
        + "Rn65oTD8WUK9QdeqtD-n1zM5LvyzIO7JTTqy0kqZP6C2zPbbqyphced0lBGb49dGIC1V4qu4_d2R8gpbnMgaVPbnR13hartCPZCS0iB35b"
        + "wBUsEaCs7w-03qO6eh4qJxpqKo0rc7ECwvZ_qVWwfT2uyQ6Qj4N-ovcyjh7NN-vB_aFFj5SHciiE6_cf8avZ04MsjiBH0DCeOB-F5Y-_5R"
        + "nJkyqrrLIFH96IRl8P4YENw"

    private func add(_ name: String, _ key: String) throws -> Program.Run {
        try program.run(
            "client", "public-key", "add", "--name", "portal", "--jwk", try program.file(name + ".json", key))
    }

    @Test("a key is registered with the client_id as last line, listed, bounded in number, and withdrawn")
    func life() throws {
        #expect(try program.run("client", "create", "--name", "portal", "--role", "screener").status == 0)
        let made = try add("a", Self.key("a"))
        #expect(made.status == 0)
        #expect(made.output.wholeMatch(of: /client portal signs with a \(ES256\)\n[0-9a-f-]{36}\n/) != nil)
        #expect(try add("a", Self.key("a")).error.contains("kid:"))
        #expect(
            try add("b", Self.key("b")).output.split(separator: "\n").last == made.output.split(separator: "\n").last)
        #expect(try add("c", Self.key("c")).error.contains("enough valid keys already (2)"))
        let list = try program.run("client", "public-key", "list", "--name", "portal").output.split(separator: "\n")
        #expect(list.map { $0.split(separator: "\t")[0] } == ["a", "b"])
        let revoke = ["client", "public-key", "revoke", "--name", "portal", "--kid", "a"]
        #expect(try program.run(all: revoke).output == "the key is revoked\n")
        #expect(try program.run(all: revoke).output == "the key was revoked before\n")
        #expect(try add("c", Self.key("c")).status == 0)
        #expect(try program.run("audit", "verify").status == 0)
    }

    @Test("what is no key to sign with is refused in one line, exit 64")
    func refused() throws {
        #expect(try program.run("client", "create", "--name", "portal", "--role", "screener").status == 0)
        let wrong = [
            ("{}", "no kid"), ("x", "no key"), (Self.key("a", #","d":"AAAA""#), "private"),
            (Self.key("a").replacing("P-256", with: "P-384"), "neither"),
            (Self.key("a").replacing("m8h", with: "m8g"), "no key"),
            (#"{"kty":"oct","k":"AAAA","kid":"a"}"#, "private"), (Self.key("a", #","kid":"b""#), "no key"),
            (Self.key("a", #","use":"enc""#), "neither"), (Self.key("a", #","alg":"HS256""#), "neither"),
            (#"{"kty":"RSA","kid":"a","e":"AQAB","n":"\#(Self.short)"}"#, "3072"),
        ]
        for (key, word) in wrong {
            let run = try add("x", key)
            #expect(run.status == 64, "\(key)")
            #expect(run.errorLines.count == 1)
            #expect(run.error.contains(word), "\(run.error)")
        }
    }

    @Test("a client of another issuer has no token; its subject, or its being for participants, is told")
    func ofIssuer() throws {
        let service = ["client", "create", "--name", "s", "--role", "screener", "--issuer", "https://idp.test"]
        #expect(try program.run(all: service).error.contains("subject: "))
        let made = try program.run(all: service + ["--subject", "service-1"])
        #expect(made.output.wholeMatch(of: /client s acts as screener\n[0-9a-f-]{36}\n/) != nil)
        #expect(try program.run("client", "list").output.hasSuffix("\tno token\n"))
        let again = try program.run(
            "client", "create", "--name", "t", "--role", "screener", "--issuer", "https://idp.test", "--subject",
            "service-1")
        #expect(again.error.contains("subject: "))
        let persons = ["client", "create", "--name", "p", "--role", "participant", "--issuer", "https://idp.test"]
        #expect(try program.run(all: persons + ["--referral", "x"]).status == 64)
        #expect(try program.run(all: persons).status == 0)
        #expect(
            try program.run(all: ["client", "create", "--name", "q", "--role", "screener", "--subject", "x"]).status
                == 64)
    }

    @Test("a signing key or a file of issuers that cannot be used ends the program before it serves, exit 64")
    func serve() throws {
        let keys = try program.file("keys.json", #"{"keys":[\#(Self.key("a"))]}"#)
        func issuers(_ text: String) throws -> [String] { ["--issuers", try program.file("issuers.json", text)] }
        func issuer(_ more: String) -> String {
            #"{"issuers":[{"issuer":"https://idp.test","audience":"a","algorithms":["ES256"]\#(more)}]}"#
        }
        let wrong = [
            ["--signing-key", "/none"], ["--signing-key", keys], ["--issuers", "/none"], try issuers("{}"),
            try issuers("x"), try issuers(issuer("")), try issuers(issuer(#","jwksFile":"/none""#)),
            try issuers(issuer(#","jwksFile":"keys.json","jku":"https://evil.test""#)),
            try issuers(issuer(#","jwksFile":"keys.json""#).replacing("ES256", with: "HS256")),
        ]
        for flags in wrong {
            let run = try program.run(all: ["serve", "--database", "/none/a.db"] + flags)
            #expect(run.status == 64, "\(flags) \(run.error)")
            #expect(run.errorLines.count == 1)
        }
        // What is right lets the program go on to the database, which cannot be opened.
        let right = try issuers(issuer(#","jwksFile":"keys.json""#))
        #expect(try program.run(all: ["serve", "--database", "/none/a.db"] + right).status == 1)
    }
}
