internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on persons; a number never stands in a URL (F-11).
enum PersonRoutes {
    static func routes(_ services: Services) -> [Route] {
        let persons = services.persons
        return [
            Route(.queryPersons, .post, "/persons/query") { call in
                try call.noQuery()
                let (search, page) = try call.body(PersonBody.decodeQuery)
                return .look { transaction in
                    let found = try persons.search(search, page: page, by: call.actor, in: transaction)
                    return try Answer.ok(call.body(found, page)).about(found.items.map(\.id), .open) {
                        try persons.referralNumbers(of: $0, in: transaction)
                    }
                }
            },
            Route(.getPerson, .post, "/persons/get") { call in
                try call.noQuery()
                let id = try call.body(PersonBody.decodeRequest)
                return .look { transaction in
                    let view = try persons.find(id, by: call.actor, in: transaction)
                    let (body, compartment) =
                        switch view {
                        case .full(let file): (call.body(file), AuditEntry.Compartment.confidential)
                        case .open(let person, let trajectories):
                            (call.body(person, trajectories: trajectories), .open)
                        }
                    return try Answer.ok(body).about([id], compartment) {
                        try persons.referralNumbers(of: $0, in: transaction)
                    }
                }
            },
        ]
    }
}

extension Answer {
    /// The same answer; the audit says of each person that they were looked at, in each of their files (V-5).
    fileprivate func about(
        _ persons: [ID<Person>], _ compartment: AuditEntry.Compartment, files: (ID<Person>) throws -> [Int64]
    ) rethrows -> Answer {
        var answer = about(.person, persons.count == 1 ? persons[0] : nil, compartment)
        answer.others = try persons.flatMap { person in
            try files(person).map {
                Answer.Subject(noun: .person, id: person.bytes, referral: $0, compartment: compartment)
            }
        }
        return answer
    }
}

/// Questions about persons, as they are sent.
enum PersonBody {
    static func decodeQuery(_ object: inout JSONObject) -> (PersonSearch, PageRequest)? {
        let ssin = object.optionalValue("ssin", format: InputFormat.ssin) { Ssin($0) }
        let familyName = object.optionalString("familyName", 1...100)
        let givenName = object.optionalString("givenName", 1...100)
        let birthDate = object.optionalValue("birthDate", format: InputFormat.day) { Day($0) }
        let size = object.optionalInteger("pageSize", in: PageRequest.sizes)
        let after = object.optionalValue("after", format: "cursor", parse: Cursor.init(_:))
        guard !object.hasIssues else { return nil }
        let page = PageRequest(size: size ?? PageRequest.sizeDefault, after: after)
        if let familyName {
            let name = PersonSearch.Name(familyName: familyName, givenName: givenName, birthDate: birthDate)
            guard ssin == nil else {
                object.report(.unknownMember, at: "familyName")
                return nil
            }
            return (.name(name), page)
        }
        guard let ssin else {
            object.report(.missing, at: "familyName")
            return nil
        }
        for (name, isThere) in [("givenName", givenName != nil), ("birthDate", birthDate != nil)]
            as [(StaticString, Bool)] where isThere
        {
            object.report(.unknownMember, at: name)
        }
        return (.ssin(ssin), page)
    }

    static func decodeRequest(_ object: inout JSONObject) -> ID<Person>? {
        object.value("personId", format: InputFormat.id) { ID<Person>($0) }
    }
}

// Persons as they are answered.
extension Call {
    fileprivate func body(_ page: Page<Person>, _ request: PageRequest) -> [UInt8] {
        JSONWriter.object { object in
            object.array("items") { array in
                for person in page.items { array.object { write(person, into: &$0) } }
            }
            object.member("pageSize", request.size)
            object.memberIfPresent("after", page.next?.text)
        }
    }

    fileprivate func body(_ person: Person, trajectories: [ID<Trajectory>]) -> [UInt8] {
        JSONWriter.object { object in
            write(person, into: &object)
            object.array("trajectories") { write(trajectories, at: "trajectories", into: &$0) }
        }
    }

    fileprivate func body(_ file: PersonFile) -> [UInt8] {
        JSONWriter.object { object in
            write(file.person, into: &object)
            object.disclose(file.details) { write($1, into: &$0) }
            object.array("possibleDuplicates", strings: file.possibleDuplicates.map(\.description))
            object.array("referrals") { write(file.referrals, at: "referrals", into: &$0) }
            object.array("trajectories") { write(file.trajectories, at: "trajectories", into: &$0) }
        }
    }

    private func write(_ details: PersonFile.Details, into object: inout JSONObjectWriter) {
        object.member("ssin", details.ssin.text)
        object.array("formerSsins", strings: details.formerSsins.map(\.text))
        object.member("gender", code: details.gender)
        guard let address = details.address else { return }
        object.object("address") {
            $0.member("postalCode", address.postalCode.text)
            $0.member("nisCode", address.nisCode.text)
        }
    }

    private func write(_ person: Person, into object: inout JSONObjectWriter) {
        object.member("id", person.id.description)
        object.member("familyName", person.familyName)
        object.member("givenName", person.givenName)
        object.member("birthDate", person.birthDate.description)
    }

    private func write<Subject>(
        _ ids: [ID<Subject>], at path: String, into array: inout JSONArrayWriter
    ) {
        for id in ids {
            array.object {
                $0.member("id", id.description)
                $0.member("href", "\(base)/\(path)/\(id)")
            }
        }
    }
}
