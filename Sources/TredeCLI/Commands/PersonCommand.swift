internal import ArgumentParser
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede person`: what is done about one person outside the files.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Erase a person.", subcommands: [Erase.self])

    /// `trede person erase`: destroys the key of a person.
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "erase",
            abstract: """
                Destroy the key of a person for good: what is confidential opens no more, here or in any copy of the \
                database; dates, states and money stay. A server that runs forgets the key within half a minute.
                """)

        @OptionGroup var database: DatabaseOption

        @Option(help: "The identifier of the person.")
        var person: String

        @Option(help: "On what ground, for the audit; no personal data.")
        var ground: String

        @Flag(help: "Do it: there is no way back.")
        var forGood = false

        func run() throws {
            guard let id = ID<Person>(person) else {
                throw ValidationError("--person is an identifier, not '\(person)'")
            }
            guard (1...200).contains(ground.unicodeScalars.count), !ground.allSatisfy(\.isWhitespace) else {
                throw ValidationError("--ground is 1 to 200 characters")
            }
            guard forGood else { throw ValidationError("there is no way back; say so with --for-good") }
            let services = try database.open(schema: .current)
            defer { try? services.close() }
            do {
                try services.erasures.erase(id, ground: ground)
            } catch {
                let sentence = FailureText.sentences(error).joined(separator: "; ")
                throw CommandFailure(sentence: "not erased, or not yet (trede doctor tells): \(sentence)")
            }
            Standard.output("erased \(id)")
        }
    }
}
