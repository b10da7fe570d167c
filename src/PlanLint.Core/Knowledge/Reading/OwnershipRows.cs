namespace PlanLint.Knowledge.Reading;

/// <summary>Rows about who owns an object or decides on parts of it.</summary>
internal static class OwnershipRows
{
    public static OwnerKnowledge? ReadOwner(RowReader row)
    {
        row.Needs("name_keys", "tracking_id");
        return row.Finish(new OwnerKnowledge(row.Name, row.Body.String("name") ?? row.Name, row.Evidence())
        {
            Object = row.Body.String("object") ?? "",
            NameKeys = row.Body.Strings("name_keys"),
            NamespaceKey = row.Body.String("namespace_key") ?? "",
            TrackingId = row.Body.String("tracking_id") ?? "",
            ObjectKinds = row.Body.Strings("object_kinds"),
            RevertsWhen = row.Body.Strings("reverts_when"),
            Restores = row.Body.String("restores") ?? "sets it again",
            Detach = row.Body.String("detach") ?? "",
        });
    }

    public static TrackingKey? ReadTrackingKey(RowReader row)
    {
        row.Needs("owner");
        return row.Finish(new TrackingKey(
            row.Name, row.Body.String("owner") ?? "",
            row.Choice("role", TrackingRole.Owner, ("owner", TrackingRole.Owner), ("behavior", TrackingRole.Behavior), ("hint", TrackingRole.Hint)),
                row.Evidence())
        {
            Value = row.Body.String("value"),
            WhenRemoved = row.Body.String("when_removed") ?? "",
            IsCritical = row.Body.Bool("critical"),
        });
    }

    public static Claim? ReadClaim(RowReader row)
    {
        row.Needs("types");
        row.Needs("objects");
        row.Needs("role");
        var role = row.Choice<ClaimRole?>("role", null, ("owner", ClaimRole.Owner), ("sets", ClaimRole.Sets), ("adds", ClaimRole.Adds));
        var objects = row.Body.Expression("objects");
        var parts = row.Body.Expression("parts");
        row.CheckNames(objects, "type", "values", "identity");
        row.CheckNames(parts, "type", "values", "identity");
        var contents = row.Body.Expression("contents");
        row.CheckNames(contents, "type", "values", "identity");
        var read = row.Finish(new Claim(
            row.Name, row.Body.Strings("types"), row.Body.String("subject") ?? row.Name, role ?? ClaimRole.Adds, row.Body.String("remedy") ?? "",
                row.Evidence())
        {
            ObjectsExpression = objects!,
            PartsExpression = parts,
            ContentsExpression = contents,
        });
        return role is null ? null : read;
    }
}
