import TredeDomain

/// What each column of a table holds, for the needles; a column that is not told of fails the crawl.
struct NeedleTable {
    let name: String
    /// Columns whose text is confidential; each has a needle of its own in each file that fills it.
    var secret: [NeedleKind: String] = [:]
    /// Confidential columns that hold a code or a number, as `column=word`: the word that would stand in an answer.
    var coded: [NeedleKind: String] = [:]
    /// Open, technical or money.
    var plain = ""
    /// Columns that no operation fills yet; filling one makes it a secret that needs a needle.
    var unwritten = ""
    /// Which of its confidential words stand sealed together in a column, and not in columns of their own.
    var sealed = ""

    /// Confidential columns with a needle, by name.
    var secrets: [(column: String, kind: NeedleKind)] {
        secret.flatMap { kind, text in text.split(separator: " ").map { (String($0), kind) } }
    }

    /// Confidential columns with a code, and the word that stands in answers.
    var codes: [(column: String, word: String, kind: NeedleKind)] {
        coded.flatMap { kind, text in
            text.split(separator: " ").map { pair in
                let parts = pair.split(separator: "=")
                return (String(parts[0]), String(parts[1]), kind)
            }
        }
    }

    /// Whether the column is told of.
    func knows(_ column: String) -> Bool {
        if NeedleTable.everywhere.contains(column) || column.hasSuffix("_id") { return true }
        return (plain + " " + unwritten).split(separator: " ").contains { $0 == column }
            || secrets.contains { $0.column == column } || codes.contains { $0.column == column }
    }

    /// Whether it is sealed together with others of its row.
    func isSealed(_ column: String) -> Bool {
        sealed == "all" || sealed.split(separator: " ").contains { $0 == column }
    }

    /// Keys, versions and times of recording; identifiers are needles of their own (existence).
    ///
    /// What is sealed, and the keyed digests by which it is found, shows nobody anything.
    private static let everywhere: Set<String> = [
        "id", "uid", "version", "recorded_at", "position", "number", "digest", "at", "token_hash", "sealed",
        "ssin_index", "family_name_index", "namesake_index",
    ]
}

extension NeedleTable {
    /// Every table of the schema (domain.md, V-1).
    static let all: [NeedleTable] = parties + intake + trajectories + actions + closing + sharing + money

    private static let parties = [
        // Names can betray (V-10): those of who provides care are needles.
        NeedleTable(
            name: "organisation", secret: [.careProvider: "enterprise_number name"],
            plain: "kind iban province network_code postal_code nis_code care_recognised_from care_recognised_until"),
        NeedleTable(
            name: "network",
            plain: """
                code name mandate_from mandate_until scheme work_provider_cents care_provider_cents \
                later_work_provider_cents later_care_provider_cents after_months
                """),
        NeedleTable(name: "network_nis_code", plain: "nis_code"),
        NeedleTable(name: "network_postal_range", plain: "first last"),
        NeedleTable(name: "network_partner", plain: "capacity_per_month"),
        NeedleTable(name: "network_partner_nis_code", plain: "nis_code"),
        NeedleTable(name: "network_price", plain: "action_type unit_price_cents"),
        NeedleTable(
            name: "professional", secret: [.careProvider: "external_id given_name family_name email"],
            plain: "network_code"),
        NeedleTable(
            name: "professional_name", secret: [.careProvider: "given_name family_name"], plain: "until_at"),
        NeedleTable(name: "professional_role", plain: "role"),
        NeedleTable(
            name: "client",
            plain: "name role trajectory_uid referral_uid scopes issuer issuer_subject created_at revoked_at"),
        NeedleTable(name: "client_key", plain: "name created_at expires_at revoked_at last_used_at"),
        NeedleTable(name: "client_public_key", plain: "key_name algorithm jwk created_at revoked_at"),
        NeedleTable(name: "used_assertion", plain: "expires_at"),
        NeedleTable(name: "access_code", plain: "created_at expires_at used_at issuer_role"),
        // An answer kept is the answer given, to the client it was given to.
        NeedleTable(name: "idempotency", plain: "operation key fingerprint status fields"),
        // What became of a line is told to the client that pushed it, and that sent what stands there.
        NeedleTable(name: "import_run", plain: "kind state began_at ended_at"),
        NeedleTable(name: "import_result", plain: "line status reference faults"),
        NeedleTable(
            name: "audit_entry", secret: [.purpose: "purpose"],
            plain: "operation outcome role compartment subject subject_uid trace", sealed: "purpose"),
        NeedleTable(name: "audit_head", plain: "kept_from digest_before"),
        NeedleTable(name: "erasure", plain: "ground begun_at done_at"),
        NeedleTable(name: "data_key_file", plain: "witness"),
        NeedleTable(name: "schema_migration", plain: "name checksum down applied_at"),
    ]

    private static let intake = [
        NeedleTable(
            name: "person", secret: [.name: "family_name given_name", .birthDate: "birth_date"],
            coded: [.identity: "gender=gender", .name: "folded_name=foldedName"], sealed: "all"),
        NeedleTable(name: "person_number", secret: [.identity: "ssin replaced_by"], sealed: "all"),
        NeedleTable(
            name: "referral", secret: [.reference: "external_id", .referrer: "referrer_organisation referrer_email"],
            plain: "measure regime state state_since content_version submitted_on content_digest is_possible_duplicate"
                + " has_other_identity"),
        NeedleTable(
            name: "referral_version",
            secret: [
                .referrer: "referrer_organisation referrer_organisation_name referrer_name referrer_email",
                .name: "family_name given_name", .birthDate: "birth_date", .identity: "ssin unemployed_since",
                .motive: "motivation job_goal",
            ],
            coded: [
                .referrer: "referrer_kind=occupationalPhysician",
                .identity: """
                postal_code=postalCode nis_code=nisCode support_language=supportLanguage gender=gender \
                nationality=nationality origin=origin education=education registration=registration \
                driving_licence=drivingLicence language_nl=languages language_fr=languages language_en=languages \
                language_de=languages work_disability=workDisability \
                occupational_disability=occupationalDisability special_education=specialEducation \
                vop_entitled=vopEntitled
                """,
                .motive: """
                current_level=currentLevel target_level=targetLevel engagement=engagement \
                paid_work_plausible=paidWorkPlausible
                """,
            ], sealed: "all"),
        NeedleTable(
            name: "medical_evidence", secret: [.medical: "issued_on issuer reference"],
            coded: [.medical: "kind=medicalEvidence"], sealed: "all"),
        NeedleTable(
            name: "assessment",
            secret: [
                .icf: """
                assessed_on job_goal remarks narrative_body narrative_activities narrative_participation \
                narrative_external narrative_personal
                """
            ],
            coded: [.icf: "scores=score assessor_role=assessorRole"],
            sealed:
                "job_goal remarks narrative_body narrative_activities narrative_participation narrative_external narrative_personal scores"
        ),
        NeedleTable(
            name: "referral_event", secret: [.withdrawal: "reason"], plain: "from_state to_state occurred_on",
            sealed: "all"),
        NeedleTable(
            name: "information_request", secret: [.question: "question"],
            plain: "requested_on missing due_on answered_on closed_on", sealed: "all"),
        NeedleTable(
            name: "decision", secret: [.decision: "motivation network_reason against_recommendation_reason"],
            coded: [.decision: "recommendation=followsRecommendation rule_set=ruleSetVersion"],
            plain: "referral_version outcome decided_on measure recommended_measure receipt_digest",
            sealed: "motivation network_reason against_recommendation_reason"),
        NeedleTable(
            name: "appeal", secret: [.appeal: "grounds outcome_reason"],
            plain: "lodged_on outcome settled_on settled_at sealed_outcome", sealed: "all"),
    ]

    private static let trajectories = [
        NeedleTable(
            name: "trajectory",
            plain: """
                measure regime state state_since admitted_on team_appointed_on started_on plan_approved_on \
                report_delivered_on ended_on planned_end_on trusted_person_role settle_again_on team_version
                """),
        NeedleTable(
            name: "trajectory_event", coded: [.termination: "reason=participantObligations"],
            plain: "kind from_state to_state occurred_on"),
        NeedleTable(name: "team_member", plain: "role is_backup is_successor from_on until_on"),
        NeedleTable(name: "conversation", plain: "held_on present starts_trajectory"),
        NeedleTable(name: "suspension", coded: [.absence: "reason=maternity"], plain: "start_on end_on"),
        NeedleTable(
            name: "suspension_revision", coded: [.absence: "reason=forceMajeure"],
            plain: "start_on end_on replaced_at"),
        NeedleTable(
            name: "extension", secret: [.prolongation: "motivation"], plain: "decided_on new_end_on end_before_on",
            sealed: "all"),
        NeedleTable(
            name: "termination", secret: [.termination: "motivation"],
            coded: [.termination: "reason=participantObligations"], plain: "terminated_on", sealed: "motivation"),
        NeedleTable(name: "deadline_waiver", secret: [.waiver: "reason"], plain: "code", sealed: "all"),
        NeedleTable(
            name: "plan", secret: [.plan: "change_reason aftercare aftercare_from_on"],
            plain: "state drawn_up_on approved_on", sealed: "all"),
        NeedleTable(
            name: "goal", secret: [.plan: "text"],
            coded: [.plan: "factors=goals structural_barriers=structuralBarriers"], plain: "ref", sealed: "all"),
        NeedleTable(
            name: "planned_action",
            coded: [
                .plan: "goal_ref=goalRef", .careAction: "type=careExploration type=psychologicalSupport",
            ],
            // The domain says no more than the type beside it.
            plain: "ref domain units provider_role unit_price_cents start_on end_on after_refs",
            unwritten: "provider_number"),
        NeedleTable(name: "planned_internship", plain: "ref perspective", unwritten: "start_on end_on"),
        NeedleTable(
            name: "structural_barrier", coded: [.plan: "kind=debts responsible_role=responsibleRole"], plain: "ref",
            sealed: "all"),
        NeedleTable(
            name: "signature", secret: [.proof: "proof"], coded: [.proof: "on_behalf_reason=onBehalf"],
            plain: "signer signed_on", sealed: "proof"),
    ]

    private static let actions = [
        NeedleTable(
            name: "action_order", coded: [.careAction: "type=careExploration type=psychologicalSupport"],
            plain: "action_ref provider_role units unit_price_cents ordered_on"),
        NeedleTable(name: "order_ending", plain: "ended_on reason"),
        NeedleTable(
            name: "session",
            secret: [.note: "note", .correction: "correction_reason", .careAction: "held_on"],
            coded: [
                .note: "place=place", .correction: "correction_members=corrections",
                .careAction: "type=careExploration type=psychologicalSupport",
            ],
            plain: """
                action_ref provider_role minutes state price_cents effort_minutes note_digest \
                verified_on is_superseded registered_at reimbursed_elsewhere
                """, sealed: "note correction_reason"),
        NeedleTable(
            name: "session_dispute", secret: [.dispute: "reason resolution"],
            plain: "disputed_on resolved_on resolved_by resolved_at sealed_resolution", sealed: "all"),
        NeedleTable(
            name: "internship", secret: internshipSecret, coded: internshipCoded, plain: internshipPlain,
            sealed:
                "purpose adaptations employer_number employer_name establishment_unit_number mentor_name mentor_phone mentor_email"
        ),
        NeedleTable(
            name: "internship_version", secret: internshipSecret, coded: internshipCoded,
            plain: internshipPlain + " replaced_at",
            sealed:
                "purpose adaptations employer_number employer_name establishment_unit_number mentor_name mentor_phone mentor_email"
        ),
        NeedleTable(
            name: "internship_attendance",
            coded: [.employer: "day=attendedOn state=attendances minutes=attendances"], plain: "is_superseded"),
        NeedleTable(
            name: "internship_evaluation", secret: [.internship: "text participant_view"],
            coded: [.internship: "held_on=evaluations present=evaluations"], sealed: "text participant_view"),
    ]

    private static let internshipSecret: [NeedleKind: String] = [
        .internship: "purpose adaptations",
        .employer: "employer_number employer_name establishment_unit_number mentor_name mentor_phone mentor_email",
    ]
    private static let internshipCoded: [NeedleKind: String] = [
        .internship: "end_reason=endReason",
        .employer: """
        hours_steps=hoursPerWeekSteps agreement_signed_on=agreementSignedOn led_to_contract=ledToContract
        """,
    ]
    private static let internshipPlain = "perspective circuit start_on end_on open_version"

    private static let closing = [
        NeedleTable(
            name: "end_report", secret: [.report: "competence_profile remaining_barriers conditions"],
            plain: "delivered_on actions_carried_out information_in_time", sealed: "all"),
        NeedleTable(
            name: "end_advice", secret: [.advice: "motivation participant_view aftercare_plan"],
            coded: [
                .advice: """
                participant_agrees=participantAgrees closing_held_on=closingConversation \
                closing_present=closingConversation
                """
            ],
            plain: "registered_on code follow_up", unwritten: "conversation_taken_over",
            sealed: "motivation participant_view aftercare_plan"),
        NeedleTable(
            name: "end_advice_agreement", secret: [.proof: "proof"], coded: [.proof: "on_behalf_reason=onBehalf"],
            plain: "role code agreed_on", sealed: "proof"),
        NeedleTable(
            name: "support_measure", secret: [.advice: "remark"],
            coded: [.advice: "code=supportMeasures is_entitled=entitled"], sealed: "remark"),
        NeedleTable(name: "outcome", plain: "month status intensifying_action measured_on"),
    ]

    private static let sharing = [
        NeedleTable(
            name: "consent", secret: [.consent: "purpose proof withdrawal_reason withdrawal_proof"],
            coded: [.consent: "basis=planSignature on_behalf_reason=onBehalf"],
            plain: """
                scope receiver_role given_on until_on withdrawn_on withdrawal_on_behalf_reason \
                withdrawn_at sealed_withdrawal
                """, sealed: "purpose proof withdrawal_reason withdrawal_proof"),
        // That there is a mark is a needle of its own, by its identifier.
        NeedleTable(name: "withholding", plain: "item_kind item_uid role released_at"),
        NeedleTable(
            name: "emergency_access", secret: [.intrusion: "reason", .judgement: "review_motivation"],
            plain: "role until_at review_outcome reviewer_role reviewed_at sealed_review", sealed: "all"),
        NeedleTable(name: "notice", plain: "kind told_on"),
        NeedleTable(name: "narrowing"),
    ]

    private static let money = [
        NeedleTable(name: "regime_value", plain: "regime code amount_cents source"),
        NeedleTable(name: "regime_value_version", plain: "regime code amount_cents source replaced_at"),
        NeedleTable(name: "unsettled"),
        NeedleTable(
            name: "entitlement",
            plain: """
                key rule beneficiary amount_cents state due_on payable_on paid_on receivable_cents
                """),
        NeedleTable(
            name: "pending_amount", plain: "amount_cents booked_on posted_cents voided_cents resolved_on void_reason"),
        NeedleTable(name: "account", plain: "kind"),
        NeedleTable(name: "ledger_entry", plain: "cause rule occurred_on amount_cents"),
        NeedleTable(name: "payment_run", plain: "through_on entitlements amount_cents"),
        NeedleTable(name: "imported_event", plain: "subject_uid ended_on"),
    ]
}
