using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Forecasts;

/// <summary>Finds what is bound to be refused. Whatever depends on a value that is not known yet is no evidence.</summary>
internal static class Refusal
{
    /// <summary>Why a change will fail; null when nothing is known to stand in its way.</summary>
    public static RefusedChange? Of(Compilation compilation, ResourceChange change) =>
        Exists(compilation, change) ?? NoNamespace(compilation, change) ?? Guarded(compilation, change) ?? NameTaken(compilation, change)
        ?? Provisioner(compilation, change);

    private static RefusedChange? Exists(Compilation compilation, ResourceChange change)
    {
        if (!change.IsCreate || change.Importing is not null || compilation.FindLive(change) is not { IsTerminating: false } live) return null;
        return compilation.Knowledge.OnExisting(change.Address.Type, change.After) != ExistingBehavior.Error ? null : new RefusedChange(
            change, RefusalKind.Exists, $"{live.Identity} exists already", $"import {change.Address}, or remove the object if nobody needs it");
    }

    private static RefusedChange? NoNamespace(Compilation compilation, ResourceChange change)
    {
        if (compilation.Inventory is not { } inventory || !change.IsCreate && !change.Replaces) return null;
        if (compilation.Identify(change) is not { System: "kubernetes", Namespace.Length: > 0 } identity) return null;
        var space = new ObjectIdentity("kubernetes", "Namespace", "", identity.Namespace);
        if (!inventory.Covers(space) || inventory.Find(space) is not null) return null;
        bool isMade = compilation.Plan!.AllChanges.Any(c => (c.Actions & ChangeActions.Create) != 0
            && (compilation.Identify(c) is { } made ? made.Equals(space) : c.Address.Type.Contains("namespace", StringComparison.Ordinal)));
        return isMade ? null : new RefusedChange(change, RefusalKind.NoNamespace, $"there is no namespace {identity.Namespace}",
            $"make the namespace {identity.Namespace} first");
    }

    private static RefusedChange? Guarded(Compilation compilation, ResourceChange change)
    {
        if (!change.Destroys || change.DeposedKey is not null || change.Before.IsNull) return null;
        foreach (var guard in compilation.Knowledge.DeletionGuardsOf(change.Address.Type).Where(g => g.Refuses))
            foreach (string path in Paths(change.Before))
                if (guard.Covers(change.Address.Type, path))
                    return new RefusedChange(change, RefusalKind.Guarded, $"{path} is set on the object",
                        $"set {path} to false and apply that alone first, if {change.Address} is to go");
        return null;
    }

    /// <summary>Paths of settings that are true, one block deep.</summary>
    private static IEnumerable<string> Paths(Value value)
    {
        foreach (var (name, child) in value.Attributes)
        {
            if (IsTrue(child)) yield return name;
            foreach (var (inner, setting) in (child.Elements is [var only] ? only : child).Attributes)
                if (IsTrue(setting)) yield return $"{name}.{inner}";
        }
    }

    private static bool IsTrue(Value value) => value is { IsKnown: true, IsNull: false, Kind: TypeKind.Bool } && value.AsBool;

    private static RefusedChange? NameTaken(Compilation compilation, ResourceChange change)
    {
        if (!change.CreatesFirst || change.DeposedKey is not null || change.Before.IsNull || change.After.IsNull) return null;
        if (compilation.Knowledge.Find(change.Address.Type) is not { HasIdentity: true } known) return null;
        if (known.OnExisting(change.After) != ExistingBehavior.Error) return null;
        return known.Identify(change.Before) is { } old && known.Identify(change.After) is { } made && old.Equals(made)
            ? new RefusedChange(change, RefusalKind.NameTaken, $"{old} has the name still, when the new one is made",
                $"give the new object another name, or take create_before_destroy off {change.Address.BlockAddress()}")
            : null;
    }

    private static RefusedChange? Provisioner(Compilation compilation, ResourceChange change)
    {
        if (compilation.Declaration(change.Address) is not { } block) return null;
        bool isMade = (change.Actions & ChangeActions.Create) != 0;
        // Under create_before_destroy the old object's provisioners are not run.
        bool isDestroyed = change.Destroys && !change.CreatesFirst && change.DeposedKey is null;
        foreach (var provisioner in block.Body.GetBlocks("provisioner"))
        {
            if (FailingCommand.Of(provisioner) is not { } command) continue;
            if (command.IsAtDestroy ? !isDestroyed : !isMade) continue;
            string line = $"line {(provisioner.Location.LineSpan.Start.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            return new RefusedChange(change, RefusalKind.Provisioner, $"its provisioner in {line} fails",
                command.IsAtDestroy ? $"mend the provisioner of {change.Address} and apply again"
                    : $"mend the provisioner of {change.Address} and apply again: the object is in the state, tainted, and is replaced "
                    + $"(to keep it: {ToolName(compilation)} untaint {ShellWord.Quote(change.Address.ToString())})");
        }
        return null;
    }

    private static string ToolName(Compilation compilation) => compilation.Plan!.Tool == PlanTool.OpenTofu ? "tofu" : "terraform";
}
