using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Plans;

namespace PlanLint.Decisions;

/// <summary>Which import comes first (docs/commands/decide.md): what others stand on, then what holds data, then where credentials come from.</summary>
public static class ImportOrder
{
    /// <summary>Rank of a namespace or CRD, which others need.</summary>
    public const int Foundation = 0;

    /// <summary>Rank of a database or another custom resource that holds data.</summary>
    public const int Database = 1;

    /// <summary>Rank of what belongs to a database: backups, poolers, schemas.</summary>
    public const int Dependant = 2;

    /// <summary>Rank of other things that hold data.</summary>
    public const int Stateful = 3;

    /// <summary>Rank of sources of credentials.</summary>
    public const int Identity = 4;

    /// <summary>Rank of everything else.</summary>
    public const int Ordinary = 5;

    /// <summary>The rank of a planned change; the lower, the earlier.</summary>
    public static int RankOf(Compilation compilation, ResourceChange change)
    {
        var values = change.After.IsNull ? change.Before : change.After;
        string type = change.Address.Type;
        string kind = compilation.Identify(change) is { System: "kubernetes" } identity ? identity.Kind : "";
        if (kind is "Namespace" or "CustomResourceDefinition.apiextensions.k8s.io") return Foundation;
        var (name, group) = KnowledgeBase.SplitKind(kind);
        if (KnowledgeBase.IsManifest(type) && compilation.Knowledge.OperatorOf(group) is { StatefulKinds.IsEmpty: false } owner)
            return owner.IsStateful(name) ? Database : Dependant;
        if (compilation.Knowledge.UnrecoverableSecrets(type) is not null) return Identity;
        if (compilation.Knowledge.ProtectionOf(type, values) is not { IsWarning: false } protection) return Ordinary;
        return protection.Holds.Contains("database", StringComparison.Ordinal) ? Database : Stateful;
    }
}
