#!/usr/bin/env bash
# After `dotnet ef migrations add`: takes the copy of the whole model out of every migration but the newest, and puts its two attributes on
# the migration itself. The copies, 4,500 lines each, cost a tenth of the build and seconds of every first start; only the newest is read,
# by `dotnet ef migrations remove`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../Hangazo.Core/Data/Migrations"
newest=$(printf '%s\n' *.Designer.cs | tail -n 1)
for designer in *.Designer.cs; do
  [[ $designer != "$newest" ]] || continue
  migration=${designer%.Designer.cs}
  sed -i -E \
    -e "s/^(\s*)public partial class /\1[DbContext(typeof(HangazoDb))]\n\1[Migration(\"$migration\")]\n&/" \
    -e '0,/using Microsoft\.EntityFrameworkCore\.Migrations;/s//using Microsoft.EntityFrameworkCore.Infrastructure;\n&/' \
    "$migration.cs"
  rm "$designer"
done
