"""The education report: what authors write is read, filled with figures, checked and compared with the edition
before."""
