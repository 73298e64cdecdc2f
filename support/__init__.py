"""What every stage needs: errors, shipped files, text and numbers, files written safely."""
