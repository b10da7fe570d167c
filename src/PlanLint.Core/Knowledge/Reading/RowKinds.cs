using System.Collections.Immutable;
using PlanLint.Secrets;

namespace PlanLint.Knowledge.Reading;

/// <summary>
/// Every kind of row there is. Validation, the index of rows and reading go by this table alone; <c>rules/knowledge/README.md</c>
/// says what each field means.
/// </summary>
internal static class RowKinds
{
    public static readonly RowKind<string[]> CheapTypes = new("cheap_types", 0, ListRows.ReadCheapTypes);
    public static readonly RowKind<Placeholders> Placeholders = new("placeholders", 0, ListRows.ReadPlaceholders);
    public static readonly RowKind<ChartKnowledge> Chart = new("chart", 1, KubernetesRows.ReadChart);
    public static readonly RowKind<OperatorKnowledge> Operator = new("operator", 1, KubernetesRows.ReadOperator);
    public static readonly RowKind<FieldEffect> FieldEffect = new("field_effect", 1, KubernetesRows.ReadFieldEffect);
    public static readonly RowKind<ClusterWideKind> ClusterWide = new("cluster_wide", 1, KubernetesRows.ReadClusterWide);
    public static readonly RowKind<OwnerKnowledge> Owner = new("owner", 1, OwnershipRows.ReadOwner);
    public static readonly RowKind<TrackingKey> TrackingKey = new("tracking_key", 1, OwnershipRows.ReadTrackingKey);
    public static readonly RowKind<Claim> Claim = new("claim", 1, OwnershipRows.ReadClaim);
    public static readonly RowKind<Protection> Protected = new("protected", 1, TypeRows.ReadProtection);
    public static readonly RowKind<DeletionGuard> DeletionGuard = new("deletion_guard", 1, TypeRows.ReadDeletionGuard);
    public static readonly RowKind<PerpetualDiff> PerpetualDiff = new("perpetual_diff", 1, TypeRows.ReadPerpetualDiff);
    public static readonly RowKind<ProviderSideAttributes> ProviderSide = new("provider_side", 1, TypeRows.ReadProviderSide);
    public static readonly RowKind<KeptAsWritten> KeptAsWritten = new("kept_as_written", 1, TypeRows.ReadKeptAsWritten);
    public static readonly RowKind<Successor> Successor = new("successor", 1, TypeRows.ReadSuccessor);
    public static readonly RowKind<LookupCommand> Lookup = new("lookup", 1, TypeRows.ReadLookup);
    public static readonly RowKind<SecretAttributes> SecretAttribute = new("secret_attribute", 1, SecretRows.ReadSecretAttribute);
    public static readonly RowKind<UnrecoverableSecret> UnrecoverableSecret = new("unrecoverable_secret", 1, SecretRows.ReadUnrecoverable);
    public static readonly RowKind<WriteOnlyArguments> WriteOnly = new("write_only", 1, SecretRows.ReadWriteOnly);
    public static readonly RowKind<GeneratedCredential> GeneratedCredential = new("generated_credential", 1, EffectRows.ReadCredential);
    public static readonly RowKind<ContainerKnowledge> Container = new("container", 1, EffectRows.ReadContainer);
    public static readonly RowKind<VersionSetting> Version = new("version_setting", 1, EffectRows.ReadVersion);
    public static readonly RowKind<UpdateOutage> Outage = new("outage", 1, EffectRows.ReadOutage);
    public static readonly RowKind<AccessGrant> Access = new("access", 1, EffectRows.ReadAccess);
    public static readonly RowKind<ExclusiveResource> Exclusive = new("exclusive", 1, EffectRows.ReadExclusive);
    public static readonly RowKind<MovingLookup> MovingLookup = new("moving_lookup", 1, EffectRows.ReadMovingLookup);
    public static readonly RowKind<CreationOnly> CreationOnly = new("creation_only", 1, EffectRows.ReadCreationOnly);
    public static readonly ResourceTypeRows ResourceType = new("resource_type");
    public static readonly ResourceTypeRows ResourceTypes = new("resource_types");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<RowKind> All =
    [
        CheapTypes, Placeholders, Chart, Operator, FieldEffect, ClusterWide, Owner, TrackingKey, Claim, Protected, DeletionGuard, PerpetualDiff,
        ProviderSide, KeptAsWritten, Successor, Lookup, SecretAttribute, UnrecoverableSecret, WriteOnly, GeneratedCredential, Container, Version, Outage,
        Access, Exclusive, MovingLookup, CreationOnly, ResourceType, ResourceTypes,
    ];
}
