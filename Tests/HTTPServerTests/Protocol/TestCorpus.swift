import Foundation
import HTTPTesting
import Testing

/// The cases in `Tests/HTTPServerTests/Corpus`, read once.
enum TestCorpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus").path

    /// What reading them came to: a test case that cannot be read is a test that fails.
    static let read = Result { try Corpus.cases(in: folder) }

    static var all: [WireCase] { (try? read.get()) ?? [] }

    static var smuggling: [WireCase] {
        let text = try? String(contentsOfFile: folder + "/smuggling.txt", encoding: .utf8)
        return (try? WireCase.cases(in: text ?? "")) ?? []
    }
}

extension WireCase: CustomTestStringConvertible {
    package var testDescription: String { name }
}
