internal import ArgumentParser
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede person`: what is done about one person outside the files.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Erase a person, or all whose term is over.",
        subcommands: [Erase.self, Expired.self, EraseExpired.self])

    /// `trede person erase`: destroys the key of a person.
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "erase",
            abstract: """
                Destroy the key of a person for good: what is confidential opens no more, here or in any copy of the \
                database; dates, states and money stay. A server that runs opens nothing more of the person. It is \
                refused while a file is open, while after-care runs, while nobody judged that somebody opened the file \
                without consent, and where referrals under the number name different people.
                """)

        @OptionGroup var database: DatabaseOption

        @Option(help: "The identifier of the person.")
        var person: String

        @Option(help: "On what ground, for the audit; no personal data.")
        var ground: String

        @Flag(help: "Do it: there is no way back.")
        var forGood = false

        @Flag(
            help: """
                Also while after-care runs, while nobody judged that somebody opened the file without consent, and \
                where referrals under the number name different people: there is then no after-care any more, nothing \
                to judge by, and all of those are erased.
                """)
        var atOnce = false

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
                try services.erasures.finishBegun()
                try services.erasures.erase(id, ground: ground, from: atOnce ? .atOnce : .afterAftercare)
            } catch {
                let sentence = FailureText.sentences(error).joined(separator: "; ")
                throw CommandFailure(sentence: "not erased, or not yet (trede doctor tells): \(sentence)")
            }
            Standard.output("erased \(id)")
        }
    }

    /// `trede person expired`: who would be erased.
    struct Expired: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expired",
            abstract: "List everybody whose last file ended longer ago than a term, with the day; changes nothing.")

        @OptionGroup var database: DatabaseOption
        @OptionGroup var term: Term

        func run() throws {
            let services = try database.open(schema: .current)
            defer { try? services.close() }
            let found = try Once.read(services) { try services.retention.expired(afterYears: term.years, in: $0) }
            for entry in found { Standard.output("\(entry.person) \(entry.lastOn)") }
            Standard.output("\(found.count) to erase after \(term.years) years")
        }
    }

    /// `trede person erase-expired`: destroys the keys of all whose term is over.
    struct EraseExpired: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "erase-expired",
            abstract: "Erase everybody whose last file ended longer ago than a term; `expired` lists them before.")

        @OptionGroup var database: DatabaseOption
        @OptionGroup var term: Term

        @Flag(help: "Do it: there is no way back.")
        var forGood = false

        func run() throws {
            guard forGood else { throw ValidationError("there is no way back; say so with --for-good") }
            let services = try database.open(schema: .current)
            defer { try? services.close() }
            do {
                Standard.output("erased \(try services.retention.eraseExpired(afterYears: term.years))")
            } catch {
                let sentence = FailureText.sentences(error).joined(separator: "; ")
                throw CommandFailure(sentence: "not all erased (trede doctor tells): \(sentence)")
            }
        }
    }

    /// After how long somebody is erased.
    struct Term: ParsableArguments {
        @Option(help: "How many years after the end of the last file: 2 to 100.")
        var years: Int

        func validate() throws {
            guard RetentionService.years.contains(years) else { throw ValidationError("--years is 2 to 100") }
        }
    }
}
