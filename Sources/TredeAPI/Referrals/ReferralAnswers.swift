internal import JSON
internal import Trede
internal import TredeDomain

// Referrals as they are answered.
extension Call {
    /// A referral with all its content.
    func body(_ file: ReferralFile) -> [UInt8] {
        JSONWriter.object(byteCapacity: 8192) { object in
            writeHead(file.head, into: &object)
            object.member("recordedAt", file.head.recordedAt.description)
            writeCompleteness(file.missing, into: &object)
            object.member("regime", file.head.regime)
            object.memberIfPresent("personId", file.person?.description)
            object.member("externalId", file.head.externalID)
            object.disclose(file.content) { write($1, into: &$0) }
            writeSignals(file.signals, into: &object)
            writeProgress(file.progress, into: &object)
            if let withdrawal = file.progress.withdrawal {
                object.object("withdrawal") {
                    $0.member("withdrawnOn", withdrawal.withdrawnOn.description)
                    $0.disclose(withdrawal.reason) { $0.member("reason", $1) }
                    $0.member("recordedAt", withdrawal.recordedAt.description)
                }
            }
            object.memberIfPresent("decisionId", file.progress.outcome?.decision.description)
            object.memberIfPresent("trajectoryId", file.progress.outcome?.trajectory?.description)
        }
    }

    /// A referral without its content.
    func body(_ open: ReferralOpen) -> [UInt8] {
        JSONWriter.object { object in
            writeHead(open.head, into: &object)
            object.member("submittedOn", open.head.submittedOn.description)
            object.memberIfPresent("externalId", open.showsExternalID ? open.head.externalID : nil)
            object.object("participant") { write(open.person, into: &$0) }
            writeProgress(open.progress, into: &object)
            if let outcome = open.progress.outcome {
                object.object("decision") {
                    $0.member("outcome", code: outcome.outcome)
                    $0.member("decidedOn", outcome.decidedOn.description)
                    $0.memberIfPresent("measure", code: outcome.measure)
                }
            }
        }
    }

    /// A referral as it stands in a list.
    func writeItem(_ item: ReferralItem, into object: inout JSONObjectWriter) {
        object.member("id", item.id.description)
        object.member("href", "\(base)/referrals/\(item.id)")
        object.member("state", code: item.state)
        object.member("stateSince", item.stateSince.description)
        object.member("submittedOn", item.submittedOn.description)
        object.member("measure", code: item.measure)
        object.memberIfPresent("externalId", item.externalID)
    }

    /// What is missing, each part with the rule that asks for it.
    func writeMissing(_ missing: [String], into array: inout JSONArrayWriter) {
        for name in missing {
            array.object {
                $0.member("name", name)
                $0.member("rule", Call.rule(askingFor: name).rawValue)
                $0.member("detail", Reason.required.text([])[language])
            }
        }
    }

    /// A text in every language it has been written in.
    func write(_ text: LocalizedText, into object: inout JSONObjectWriter) {
        object.member("nl", text[.nl])
        object.member("en", text[.en])
    }

    func writeSignals(_ signals: [ReferralSignal], into object: inout JSONObjectWriter) {
        object.array("signals") { array in
            for signal in signals {
                array.object {
                    $0.member("code", code: signal)
                    $0.member("rule", code: signal.rule)
                    $0.member("detail", signal.text[language])
                }
            }
        }
    }

    private func writeHead(_ head: ReferralHead, into object: inout JSONObjectWriter) {
        object.member("id", head.id.description)
        object.member("href", "\(base)/referrals/\(head.id)")
        object.member("version", Int(head.version))
        object.member("state", code: head.state)
        object.member("stateSince", head.stateSince.description)
        object.member("measure", code: head.measure)
    }

    private func writeCompleteness(_ missing: [String], into object: inout JSONObjectWriter) {
        object.object("completeness") { completeness in
            completeness.member("complete", missing.isEmpty)
            completeness.array("missing") { writeMissing(missing, into: &$0) }
        }
    }

    private func write(_ content: ReferralContent, into object: inout JSONObjectWriter) {
        object.member("submittedOn", content.submittedOn.description)
        object.memberIfPresent("supportLanguage", content.supportLanguage)
        object.object("referrer") { write(content.referrer, into: &$0) }
        object.object("participant") { ParticipantBody.write(content.participant, into: &$0) }
        object.memberIfPresent("motivation", content.motivation)
        object.memberIfPresent("jobGoal", content.jobGoal)
        object.memberIfPresent("currentLevel", content.currentLevel)
        object.memberIfPresent("targetLevel", content.targetLevel)
        object.memberIfPresent("engagement", code: content.engagement)
        object.memberIfPresent("paidWorkPlausible", code: content.paidWorkPlausible)
        object.array("medicalEvidence") { array in
            for evidence in content.medicalEvidence {
                array.object {
                    $0.member("kind", evidence.kind)
                    $0.memberIfPresent("issuedOn", evidence.issuedOn?.description)
                    $0.memberIfPresent("issuer", evidence.issuer)
                    $0.memberIfPresent("reference", evidence.reference)
                }
            }
        }
        if let icf = content.icf { object.object("icf") { IcfBody.write(icf, into: &$0) } }
    }

    private func write(_ referrer: ReferralContent.Referrer, into object: inout JSONObjectWriter) {
        object.member("kind", code: referrer.kind)
        if let organisation = referrer.organisation {
            object.object("organisation") {
                $0.member("enterpriseNumber", organisation.enterpriseNumber.text)
                $0.member("name", organisation.name)
            }
        }
        if let professional = referrer.professional {
            object.object("professional") {
                $0.member("name", professional.name)
                $0.memberIfPresent("email", professional.email?.text)
            }
        }
    }

    private func write(_ person: ReferralOpen.Named, into object: inout JSONObjectWriter) {
        object.memberIfPresent("id", person.id?.description)
        object.member("familyName", person.familyName)
        object.member("givenName", person.givenName)
    }

    private func writeProgress(_ progress: ReferralProgress, into object: inout JSONObjectWriter) {
        guard let screening = progress.screening else { return }
        object.object("screening") {
            $0.member("startedOn", screening.startedOn.description)
            $0.memberIfPresent("screenerId", screening.screener?.description)
            $0.member("recordedAt", screening.recordedAt.description)
        }
    }

    private static func rule(askingFor name: String) -> Rule {
        switch name {
        case "motivation", "currentLevel", "targetLevel": .f3
        case "icf.jobGoal": .i1
        case _ where name.hasPrefix("icf.scores."): .i1
        case "participant.registration", "paidWorkPlausible": .s1
        case "participant.address.nisCode": .f9
        default: .f2
        }
    }
}
