#include "CEmbedded.h"

// The C23 directive is what carries files into the program without generating sources.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Every migration of the folder, in order; a test holds this list against it.

static const unsigned char k0001_data_keys_up[] = {
#embed "../../migrations/k0001_data_keys.up.sql"
};
static const unsigned char k0001_data_keys_down[] = {
#embed "../../migrations/k0001_data_keys.down.sql"
};
static const unsigned char m0001_parties_up[] = {
#embed "../../migrations/m0001_parties.up.sql"
};
static const unsigned char m0001_parties_down[] = {
#embed "../../migrations/m0001_parties.down.sql"
};
static const unsigned char m0002_access_up[] = {
#embed "../../migrations/m0002_access.up.sql"
};
static const unsigned char m0002_access_down[] = {
#embed "../../migrations/m0002_access.down.sql"
};
static const unsigned char m0003_referrals_up[] = {
#embed "../../migrations/m0003_referrals.up.sql"
};
static const unsigned char m0003_referrals_down[] = {
#embed "../../migrations/m0003_referrals.down.sql"
};
static const unsigned char m0004_trajectories_up[] = {
#embed "../../migrations/m0004_trajectories.up.sql"
};
static const unsigned char m0004_trajectories_down[] = {
#embed "../../migrations/m0004_trajectories.down.sql"
};
static const unsigned char m0005_plans_up[] = {
#embed "../../migrations/m0005_plans.up.sql"
};
static const unsigned char m0005_plans_down[] = {
#embed "../../migrations/m0005_plans.down.sql"
};
static const unsigned char m0006_actions_up[] = {
#embed "../../migrations/m0006_actions.up.sql"
};
static const unsigned char m0006_actions_down[] = {
#embed "../../migrations/m0006_actions.down.sql"
};
static const unsigned char m0007_closing_up[] = {
#embed "../../migrations/m0007_closing.up.sql"
};
static const unsigned char m0007_closing_down[] = {
#embed "../../migrations/m0007_closing.down.sql"
};
static const unsigned char m0008_financing_up[] = {
#embed "../../migrations/m0008_financing.up.sql"
};
static const unsigned char m0008_financing_down[] = {
#embed "../../migrations/m0008_financing.down.sql"
};
static const unsigned char m0009_imports_up[] = {
#embed "../../migrations/m0009_imports.up.sql"
};
static const unsigned char m0009_imports_down[] = {
#embed "../../migrations/m0009_imports.down.sql"
};
static const unsigned char m0010_import_runs_up[] = {
#embed "../../migrations/m0010_import_runs.up.sql"
};
static const unsigned char m0010_import_runs_down[] = {
#embed "../../migrations/m0010_import_runs.down.sql"
};
static const unsigned char m0011_identity_up[] = {
#embed "../../migrations/m0011_identity.up.sql"
};
static const unsigned char m0011_identity_down[] = {
#embed "../../migrations/m0011_identity.down.sql"
};
static const unsigned char m0012_paid_up[] = {
#embed "../../migrations/m0012_paid.up.sql"
};
static const unsigned char m0012_paid_down[] = {
#embed "../../migrations/m0012_paid.down.sql"
};
static const unsigned char m0013_audit_end_up[] = {
#embed "../../migrations/m0013_audit_end.up.sql"
};
static const unsigned char m0013_audit_end_down[] = {
#embed "../../migrations/m0013_audit_end.down.sql"
};
static const unsigned char m0014_order_endings_up[] = {
#embed "../../migrations/m0014_order_endings.up.sql"
};
static const unsigned char m0014_order_endings_down[] = {
#embed "../../migrations/m0014_order_endings.down.sql"
};
static const unsigned char m0015_regime_values_up[] = {
#embed "../../migrations/m0015_regime_values.up.sql"
};
static const unsigned char m0015_regime_values_down[] = {
#embed "../../migrations/m0015_regime_values.down.sql"
};
static const unsigned char m0016_credentials_up[] = {
#embed "../../migrations/m0016_credentials.up.sql"
};
static const unsigned char m0016_credentials_down[] = {
#embed "../../migrations/m0016_credentials.down.sql"
};
static const unsigned char m0017_sealed_intake_up[] = {
#embed "../../migrations/m0017_sealed_intake.up.sql"
};
static const unsigned char m0017_sealed_intake_down[] = {
#embed "../../migrations/m0017_sealed_intake.down.sql"
};
static const unsigned char m0018_sealed_files_up[] = {
#embed "../../migrations/m0018_sealed_files.up.sql"
};
static const unsigned char m0018_sealed_files_down[] = {
#embed "../../migrations/m0018_sealed_files.down.sql"
};
static const unsigned char m0019_erasures_up[] = {
#embed "../../migrations/m0019_erasures.up.sql"
};
static const unsigned char m0019_erasures_down[] = {
#embed "../../migrations/m0019_erasures.down.sql"
};

static const embedded_migration key_steps[] = {
    {1, {"data_keys", k0001_data_keys_up, sizeof k0001_data_keys_up}, {"data_keys", k0001_data_keys_down, sizeof k0001_data_keys_down}},
};
const embedded_migration *const embedded_key_migrations = key_steps;
const size_t embedded_key_migrations_count = sizeof key_steps / sizeof key_steps[0];
static const unsigned char m0020_consents_up[] = {
#embed "../../migrations/m0020_consents.up.sql"
};
static const unsigned char m0020_consents_down[] = {
#embed "../../migrations/m0020_consents.down.sql"
};
static const unsigned char m0021_professional_names_up[] = {
#embed "../../migrations/m0021_professional_names.up.sql"
};
static const unsigned char m0021_professional_names_down[] = {
#embed "../../migrations/m0021_professional_names.down.sql"
};
static const unsigned char m0022_end_of_files_up[] = {
#embed "../../migrations/m0022_end_of_files.up.sql"
};
static const unsigned char m0022_end_of_files_down[] = {
#embed "../../migrations/m0022_end_of_files.down.sql"
};
static const unsigned char m0023_erasure_order_up[] = {
#embed "../../migrations/m0023_erasure_order.up.sql"
};
static const unsigned char m0023_erasure_order_down[] = {
#embed "../../migrations/m0023_erasure_order.down.sql"
};
static const unsigned char m0024_current_names_up[] = {
#embed "../../migrations/m0024_current_names.up.sql"
};
static const unsigned char m0024_current_names_down[] = {
#embed "../../migrations/m0024_current_names.down.sql"
};
static const unsigned char m0025_recordings_up[] = {
#embed "../../migrations/m0025_recordings.up.sql"
};
static const unsigned char m0025_recordings_down[] = {
#embed "../../migrations/m0025_recordings.down.sql"
};

static const embedded_migration steps[] = {
    {1, {"parties", m0001_parties_up, sizeof m0001_parties_up}, {"parties", m0001_parties_down, sizeof m0001_parties_down}},
    {2, {"access", m0002_access_up, sizeof m0002_access_up}, {"access", m0002_access_down, sizeof m0002_access_down}},
    {3, {"referrals", m0003_referrals_up, sizeof m0003_referrals_up}, {"referrals", m0003_referrals_down, sizeof m0003_referrals_down}},
    {4, {"trajectories", m0004_trajectories_up, sizeof m0004_trajectories_up}, {"trajectories", m0004_trajectories_down, sizeof m0004_trajectories_down}},
    {5, {"plans", m0005_plans_up, sizeof m0005_plans_up}, {"plans", m0005_plans_down, sizeof m0005_plans_down}},
    {6, {"actions", m0006_actions_up, sizeof m0006_actions_up}, {"actions", m0006_actions_down, sizeof m0006_actions_down}},
    {7, {"closing", m0007_closing_up, sizeof m0007_closing_up}, {"closing", m0007_closing_down, sizeof m0007_closing_down}},
    {8, {"financing", m0008_financing_up, sizeof m0008_financing_up}, {"financing", m0008_financing_down, sizeof m0008_financing_down}},
    {9, {"imports", m0009_imports_up, sizeof m0009_imports_up}, {"imports", m0009_imports_down, sizeof m0009_imports_down}},
    {10, {"import_runs", m0010_import_runs_up, sizeof m0010_import_runs_up}, {"import_runs", m0010_import_runs_down, sizeof m0010_import_runs_down}},
    {11, {"identity", m0011_identity_up, sizeof m0011_identity_up}, {"identity", m0011_identity_down, sizeof m0011_identity_down}},
    {12, {"paid", m0012_paid_up, sizeof m0012_paid_up}, {"paid", m0012_paid_down, sizeof m0012_paid_down}},
    {13, {"audit_end", m0013_audit_end_up, sizeof m0013_audit_end_up}, {"audit_end", m0013_audit_end_down, sizeof m0013_audit_end_down}},
    {14, {"order_endings", m0014_order_endings_up, sizeof m0014_order_endings_up}, {"order_endings", m0014_order_endings_down, sizeof m0014_order_endings_down}},
    {15, {"regime_values", m0015_regime_values_up, sizeof m0015_regime_values_up}, {"regime_values", m0015_regime_values_down, sizeof m0015_regime_values_down}},
    {16, {"credentials", m0016_credentials_up, sizeof m0016_credentials_up}, {"credentials", m0016_credentials_down, sizeof m0016_credentials_down}},
    {17, {"sealed_intake", m0017_sealed_intake_up, sizeof m0017_sealed_intake_up}, {"sealed_intake", m0017_sealed_intake_down, sizeof m0017_sealed_intake_down}},
    {18, {"sealed_files", m0018_sealed_files_up, sizeof m0018_sealed_files_up}, {"sealed_files", m0018_sealed_files_down, sizeof m0018_sealed_files_down}},
    {19, {"erasures", m0019_erasures_up, sizeof m0019_erasures_up}, {"erasures", m0019_erasures_down, sizeof m0019_erasures_down}},
    {20, {"consents", m0020_consents_up, sizeof m0020_consents_up}, {"consents", m0020_consents_down, sizeof m0020_consents_down}},
    {21, {"professional_names", m0021_professional_names_up, sizeof m0021_professional_names_up}, {"professional_names", m0021_professional_names_down, sizeof m0021_professional_names_down}},
    {22, {"end_of_files", m0022_end_of_files_up, sizeof m0022_end_of_files_up}, {"end_of_files", m0022_end_of_files_down, sizeof m0022_end_of_files_down}},
    {23, {"erasure_order", m0023_erasure_order_up, sizeof m0023_erasure_order_up}, {"erasure_order", m0023_erasure_order_down, sizeof m0023_erasure_order_down}},
    {24, {"current_names", m0024_current_names_up, sizeof m0024_current_names_up}, {"current_names", m0024_current_names_down, sizeof m0024_current_names_down}},
    {25, {"recordings", m0025_recordings_up, sizeof m0025_recordings_up}, {"recordings", m0025_recordings_down, sizeof m0025_recordings_down}},
};
const embedded_migration *const embedded_migrations = steps;
const size_t embedded_migrations_count = sizeof steps / sizeof steps[0];
