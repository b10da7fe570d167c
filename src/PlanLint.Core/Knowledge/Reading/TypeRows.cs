using System.Collections.Immutable;

namespace PlanLint.Knowledge.Reading;

/// <summary>Rows about resource types beside those that say what their objects are called.</summary>
internal static class TypeRows
{
    public static Protection? ReadProtection(RowReader row)
    {
        row.Needs("types", "kinds");
        return row.Finish(new Protection(
            row.Name, row.Body.String("holds") ?? row.Name, row.Choice("level", false, ("error", false), ("warning", true)), row.Evidence())
        {
            Types = row.Body.Strings("types"),
            Kinds = row.Body.Strings("kinds"),
            PartOf = row.Body.String("part_of"),
            Unless = row.Body.StringMap("unless"),
        });
    }

    public static DeletionGuard? ReadDeletionGuard(RowReader row)
    {
        row.Needs("paths");
        row.Needs("weakened_by");
        var removal = row.Choice<GuardRemoval?>("weakened_by", null,
            ("true_to_false", GuardRemoval.TrueToFalse), ("false_to_true", GuardRemoval.FalseToTrue), ("shrinks", GuardRemoval.Shrinks),
            ("to_zero", GuardRemoval.ToZero), ("becomes", GuardRemoval.Becomes));
        if (removal == GuardRemoval.Becomes) row.Needs("values");
        var types = row.Body.Strings("types");
        var read = row.Finish(new DeletionGuard(
            row.Name, types.IsEmpty ? ["*"] : types, row.Body.Strings("paths"), removal ?? GuardRemoval.TrueToFalse, row.Body.Strings("values"), row.Evidence())
        {
            DefaultFor = row.Body.Strings("default_for"),
            Refuses = row.Body.Bool("refuses"),
        });
        return removal is null ? null : read;
    }

    public static PerpetualDiff? ReadPerpetualDiff(RowReader row)
    {
        row.Needs("types");
        row.Needs("paths");
        return row.Finish(new PerpetualDiff(
            row.Name, row.Body.Strings("types"), row.Body.Strings("paths"), row.Body.String("cause") ?? "", row.Body.String("remedy") ?? "", row.Evidence())
        {
            IsWrittenByOthers = row.Body.Bool("written_by_others"),
        });
    }

    public static ProviderSideAttributes? ReadProviderSide(RowReader row)
    {
        row.Needs("attributes");
        return row.Finish(new ProviderSideAttributes(row.TypesOrName(), row.Body.Strings("attributes"), row.Body.Bool("runs_update"), row.Evidence()));
    }

    public static KeptAsWritten? ReadKeptAsWritten(RowReader row)
    {
        row.Needs("arguments");
        return row.Finish(new KeptAsWritten(row.TypesOrName(), row.Body.Strings("arguments"), row.Body.Bool("map_of_strings"), row.Evidence()));
    }

    public static Successor? ReadSuccessor(RowReader row)
    {
        row.Needs("replaced_by");
        var mode = row.Choice<bool?>("mode", null, ("managed", true), ("data", false));
        return row.Finish(new Successor(row.Name, row.Body.StringMap("replaced_by"), mode, row.Body.String("warns_from") ?? "", row.Evidence())
        {
            Since = row.Body.StringMap("since"),
        });
    }

    public static LookupCommand? ReadLookup(RowReader row)
    {
        row.Needs("command");
        return row.Finish(
            new LookupCommand(row.Name, row.Body.String("system") ?? row.Name, row.Body.Strings("kinds"), row.Body.String("command") ?? "", row.Evidence()));
    }
}
