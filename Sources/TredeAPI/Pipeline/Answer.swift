package import HTTPServer
package import Trede
package import TredeDomain

/// What an operation answers, before the pipeline adds what every answer has.
package struct Answer: Sendable {
    /// The HTTP status.
    package var status: Int
    /// The body as JSON; empty for none.
    package var body: [UInt8]
    /// Its media type.
    package var contentType = "application/json"
    /// The version of the document, with which its ETag begins; nil for what is no document.
    package var version: Int64?
    /// Whether the version follows from the content, so that it alone is the ETag.
    package var isVersionOfContent = false
    /// Where what was created can be read, below the base path.
    package var location: String?
    /// How it may be kept by caches; personal data never is.
    package var cacheControl = "no-store, max-age=0"
    /// Whether it may be compressed: only what says nothing about anybody (docs/decisions/0009).
    package var mayCompress = false
    /// The body compressed beforehand, for one that is always the same.
    package var compressedBody: (@Sendable () -> [UInt8])?
    /// Fields of its own.
    package var fields: [Field] = []
    /// What the audit says it was about.
    package var subject: Subject?
    /// What else it was about, for one act on several files.
    package var others: [Subject] = []
    /// Whether it was given before, and is given again under the same `Idempotency-Key`.
    package var isReplay = false

    /// What is to be done once the change is on disk and before the caller hears of it, on a thread of its own.
    package var afterwards: (@Sendable () throws -> Void)?

    /// All that the audit says it was about.
    var subjects: [Subject] { others.isEmpty ? [subject].compactMap(\.self) : others }

    /// What an act or a look was about.
    package struct Subject: Sendable {
        let noun: Noun
        let id: [UInt8]?
        let referral: Int64?
        let compartment: AuditEntry.Compartment
        /// Whether the answer says no more of it than that it was done.
        var isReceipt = false
    }

    /// Answers with a representation.
    package static func ok(_ body: [UInt8], version: Int64? = nil) -> Answer {
        Answer(status: 200, body: body, version: version)
    }

    /// Answers that something was made, with its representation and its place below the base path.
    package static func created(_ body: [UInt8], at location: String, version: Int64? = nil) -> Answer {
        Answer(status: 201, body: body, version: version, location: location)
    }

    /// The same answer, with what the audit is to say of it.
    package func about<Subject>(
        _ noun: Noun, _ id: ID<Subject>?, referral: Int64? = nil, _ compartment: AuditEntry.Compartment
    ) -> Answer {
        var answer = self
        answer.subject = Answer.Subject(noun: noun, id: id?.bytes, referral: referral, compartment: compartment)
        return answer
    }
}
