import Foundation
import TredeDomain

/// Bodies of requests: the contract's examples with what is in the world, and broken ones.
extension NeedleCalls {
    /// A call with every body: for each file that could be meant where the path names none.
    func bodies(of call: NeedleCall, withBroken: Bool = true) throws -> [NeedleCall] {
        let operation = call.operation
        guard !operation.examples.isEmpty else { throw NeedleFault("\(operation.id) has no example of a body") }
        var calls = (withBroken ? NeedleCalls.broken : []).map { body in
            var broken = call
            (broken.body, broken.twinBody) = (body, body)
            return broken
        }
        for file in call.file.map({ [$0] }) ?? world.files {
            for example in operation.examples {
                guard let value = try? JSONSerialization.jsonObject(with: example) else { continue }
                for day in [nil, "2020-06-29", NeedleCalls.cursor] {
                    if day == NeedleCalls.cursor, operation.id != "queryPersons" { continue }
                    let body = try text(adapted(value, to: file, day: day))
                    let twin = try text(adapted(value, to: nil, day: day))
                    let isAbout = body != twin && call.file == nil
                    calls.append(
                        NeedleCall(
                            operation: operation, file: call.file ?? (isAbout ? file : nil), path: call.path,
                            body: body, twinPath: call.twinPath ?? (isAbout ? call.path : nil),
                            twinBody: call.file == nil ? twin : body, isMixed: call.isMixed))
                }
            }
        }
        return calls
    }

    /// What no operation takes.
    private static let broken = ["", "{", "[]", "{}", #"{"unknownMember":"x"}"#]

    /// Stands for the page after somebody, instead of a day.
    private static let cursor = "after"

    private func text(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value, options: .sortedKeys), as: UTF8.self)
    }

    /// The example with the file's values under the names that have one; without file, with values nobody has.
    private func adapted(_ value: Any, to file: NeedleFile?, day: String?, named name: String = "") -> Any {
        switch value {
        case let object as [String: Any] where day == Self.cursor:
            // The page after somebody: a cursor is an identifier too.
            var page = object
            page["after"] = (file?.id("personId") ?? Self.unknown).filter { $0 != "-" }
            return page
        case let object as [String: Any]:
            return Dictionary(
                uniqueKeysWithValues: object.map { ($0, adapted($1, to: file, day: day, named: $0)) })
        case let array as [Any]: return array.map { adapted($0, to: file, day: day, named: name) }
        case let text as String: return adapted(text, to: file, day: day, named: name)
        default: return value
        }
    }

    private func adapted(_ text: String, to file: NeedleFile?, day: String?, named name: String) -> String {
        let columns = [
            "ssin": "person_number.ssin", "familyName": "person.family_name", "givenName": "person.given_name",
            "birthDate": "person.birth_date", "externalId": "referral.external_id",
        ]
        if let column = columns[name] {
            let nobody = ["ssin": "82050999705", "birthDate": "1955-05-05"][name] ?? "Nobody"
            return file.map { $0.planted[column]?.first ?? nobody } ?? nobody
        }
        if name == "organisationId" || name == "professionalId" || name == "networkId" {
            return shared[name]?[0] ?? text
        }
        if name.hasSuffix("Id"), text.count == 36 {
            let parameter = name.hasSuffix("AssessmentId") ? "assessmentId" : name
            return file.map { $0.ids[parameter]?.first ?? Self.unknown } ?? Self.unknown
        }
        let isDay = text.count == 10 && text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
        return isDay ? day ?? text : text
    }
}
